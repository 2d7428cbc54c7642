import type { Dice } from "../testing/assignment-contract/dice";
import type { Ground } from "./ground";

export const BULK_WRITE = "POST /v1/aws_account_assignments";
const POST = { upstream: "cloudhealth", route: BULK_WRITE };
const REPORT = { upstream: "here", route: "POST /v2/usage/realms/:realmId/reports" };
const LIST = { upstream: "cloudhealth", route: "GET /v1/aws_account_assignments" };

/** Half of them are carried out. */
const KINDS = [
  { kind: "execute-then-500" },
  { kind: "execute-then-reset" },
  { kind: "truncate" },
  { kind: "execute-later", delayMs: 300 },
  { kind: "execute-then-hang", delayMs: 300 },
  { kind: "reset" },
  { kind: "status", status: 503 },
  { kind: "html", status: 200 },
  { kind: "hang", delayMs: 300 },
  { kind: "rate-limited", retryAfter: 1 },
];

/** Between three and seven of ten writes are struck, by each kind alike; of the reads one in twenty. */
export async function orderBulkFaults({ control }: Ground, dice: Dice): Promise<void> {
  const struck = (30 + dice.below(41)) / 100;
  const rate = 1 - (1 - struck) ** (1 / KINDS.length);
  for (const kind of dice.shuffle(KINDS)) await control.order({ ...POST, ...kind, rate });
  for (const kind of ["execute-then-reset", "reset"]) await control.order({ ...REPORT, kind, rate: 0.25 });
  await control.order({ ...LIST, kind: "status", status: 503, rate: 0.05 });
}
