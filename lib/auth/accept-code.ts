import "server-only";
import { createHash } from "node:crypto";
import { verifySync } from "otplib";
import { auditOwn, type OwnDeed } from "@/lib/auth/audit-own";
import { inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { claimRecoveryCode, claimStep, countRecoveryCodes, findFactor } from "@/lib/db/factor-rows";
import { readFactorCode } from "@/lib/domain/access/factor-code";
import { now } from "@/lib/support/clock";
import { open, type SealPlace } from "@/lib/support/envelope";

/** RFC 6238, 5.2: one step for clocks that differ and for the time typing takes. */
const TOLERANCE_S = 30;

export function factorPlace(userId: string): SealPlace {
  return { table: "second_factor", row: userId, column: "secret" };
}

export function hashRecoveryCode(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** The step a code belongs to; null when it fits none that counts now. */
export function stepOf(digits: string, secret: string): number | null {
  const epoch = Math.floor(now().getTime() / 1000);
  const found = verifySync({ secret, token: digits, epoch, epochTolerance: TOLERANCE_S });
  return found.valid && "timeStep" in found ? found.timeStep : null;
}

/** Takes a code of the person's app or one of their recovery codes, each once. For who has a confirmed factor. */
export async function acceptCode(person: OwnDeed["person"], typed: string): Promise<boolean> {
  const code = readFactorCode(typed);
  if (code === null) return false;
  if (code.kind === "recovery") return spendRecoveryCode(person, hashRecoveryCode(code.text));
  const factor = await findFactor(peopleDb(), person.id);
  const step = factor && stepOf(code.digits, open(factor.secret, factorPlace(person.id)));
  return step !== null && claimStep(peopleDb(), person.id, step);
}

function spendRecoveryCode(person: OwnDeed["person"], codeHash: string): Promise<boolean> {
  return inPeopleTransaction(async (db) => {
    if (!(await claimRecoveryCode(db, { userId: person.id, codeHash }, now()))) return false;
    const left = await countRecoveryCodes(db, person.id);
    await auditOwn(db, { person, verb: "own:recovery-code-used", detail: { left } });
    return true;
  });
}
