import { beforeEach, describe, expect, test } from "vitest";
import type { Decision } from "@/lib/domain/operations/decision";
import { decideOperation } from "@/lib/operations/decide-operation";
import { recordOperation } from "@/lib/operations/record-operation";
import { useDatabase } from "@/scripts/testing/database";
import {
  assignIntent,
  letPass,
  openLanes,
  operationRow,
  standalone,
  untilOver,
  workOnce,
} from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { askForUsage } from "@/scripts/testing/usage";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const PATH = "/v1/aws_account_assignments";
const POST = { upstream: "cloudhealth", route: `POST ${PATH}` } as const;
const LIST = { upstream: "cloudhealth", route: `GET ${PATH}` } as const;

let owner = "";

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, assignment, usage_report, audit_entry restart identity cascade");
  await openLanes(sql);
  owner = freeAccounts(await control.store())[0]?.owner ?? "";
});

async function asked(): Promise<string> {
  const intent = assignIntent(standalone(owner, "3947"));
  expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
  return intent.id;
}

/** Sent, never answered, and nobody could look: what is left is a person. */
async function inDoubt(kind: "execute-then-500" | "reset"): Promise<string> {
  await control.order({ ...POST, kind, times: 1 });
  await control.order({ ...LIST, kind: "status", status: 404 });
  const id = await asked();
  await workOnce();
  await letPass(sql, 5_000);
  expect((await untilOver(sql, id)).state).toBe("NEEDS_REVIEW");
  await control.clearFaults();
  return id;
}

const decide = (operationId: string, decision: Decision, reference?: string) =>
  decideOperation(OPERATOR, { operationId, decision, ...(reference ? { reference } : {}) });
const sendings = async () => (await control.requests("POST", PATH)).length;
const held = async () => (await control.store()).assignments.filter((one) => one.ownerId === owner).length;
const verbs = async () =>
  (await sql<{ verb: string }>("select verb from audit_entry order by id")).map((row) => row.verb);

describe("an operation that has not left", () => {
  test("can be called off: nothing is sent, its account is free, and the trail says who did it", async () => {
    const id = await asked();
    expect(await decide(id, "cancel")).toEqual({ ok: true, value: { operationId: id } });
    await letPass(sql, 100);
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("CANCELLED");
    expect([await sendings(), await verbs()]).toEqual([0, ["assign-account:asked", "operation:cancel"]]);
    expect(await recordOperation(OPERATOR, assignIntent(standalone(owner, "3947")))).toMatchObject({ ok: true });
  });

  test("cannot be called off by somebody who comes late", async () => {
    const id = await asked();
    await workOnce();
    expect(await decide(id, "cancel")).toEqual({ ok: false, refusal: { code: "decision-late", operationId: id } });
    expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
    expect(await verbs()).toEqual(["assign-account:asked", "assign-account:done"]);
  });

  test("is called off once, whoever asks at the same moment", async () => {
    const id = await asked();
    const answers = await Promise.all(Array.from({ length: 5 }, () => decide(id, "cancel")));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await verbs()).toHaveLength(2);
  });
});

describe("an operation in doubt", () => {
  test("that a person has looked for again is found if it was carried out, and sent no second time", async () => {
    const id = await inDoubt("execute-then-500");
    expect(await decide(id, "look-again")).toMatchObject({ ok: true });
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect([await sendings(), await held()]).toEqual([1, 1]);
  });

  test("that a person sends again although it was carried out makes no second one", async () => {
    const id = await inDoubt("execute-then-500");
    expect(await decide(id, "send-again")).toMatchObject({ ok: true });
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect([await sendings(), await held()]).toEqual([2, 1]);
  });

  test("that was given up is over, and what the upstream did comes with the next reading", async () => {
    const id = await inDoubt("execute-then-500");
    expect(await decide(id, "give-up")).toMatchObject({ ok: true });
    const row = await operationRow(sql, id);
    expect([row.state, row.outcome.refusals]).toEqual(["REJECTED", [{ code: "given-up", by: "Ola" }]]);
    expect([await sendings(), await held()]).toEqual([1, 1]);
    expect(await decide(id, "send-again")).toMatchObject({ ok: false, refusal: { code: "decision-late" } });
  });
});

describe("a report in doubt", () => {
  const REPORTS = "/v2/usage/realms/:realmId/reports";

  /** Of subscriptions, which HERE does not list: so it cannot be told by itself which report it is. */
  async function reportInDoubt(): Promise<{ id: string }> {
    await control.order({ upstream: "here", route: `POST ${REPORTS}`, kind: "execute-then-500", times: 1 });
    const { partId } = await askForUsage({ billingSubscriptionIds: ["sub-1"] }, []);
    expect((await untilOver(sql, partId)).state).toBe("NEEDS_REVIEW");
    return { id: partId };
  }

  const report = async (id: string) =>
    (
      await sql<{ state: string; failure: string | null; here_id: string }>(
        "select state, failure, here_id from usage_report_part where id = $1",
        [id],
      )
    )[0];

  test("is taken over by the number a person found, and watched from there", async () => {
    const { id } = await reportInDoubt();
    const made = (await control.store()).reports.at(-1)?.id;
    expect(await decide(id, "adopt", `REPORT-${made}`)).toMatchObject({ ok: true });
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await report(id)).toEqual({ state: "requested", failure: null, here_id: `REPORT-${made}` });
    expect(await control.requests("POST", REPORTS)).toHaveLength(1);
  });

  test("is taken over at once, however short ago it was sent: the number a person names is not forgotten", async () => {
    const { id } = await reportInDoubt();
    await sql("update operation set sent_at = now() where id = $1", [id]);
    const made = (await control.store()).reports.at(-1)?.id;
    await decide(id, "adopt", `REPORT-${made}`);
    await workOnce();
    expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
  });

  test("is not taken over by a number HERE does not know, and goes on waiting for a person", async () => {
    const { id } = await reportInDoubt();
    expect(await decide(id, "adopt", "REPORT-999999")).toMatchObject({ ok: true });
    const row = await untilOver(sql, await nextRound(id));
    expect([row.state, row.outcome.refusals]).toEqual([
      "NEEDS_REVIEW",
      [{ code: "reference-unknown", reference: "REPORT-999999" }],
    ]);
    expect(await report(id)).toMatchObject({ here_id: null });
  });

  test("is not taken over by the number of another report that is known", async () => {
    const { partId } = await askForUsage();
    await untilOver(sql, partId);
    const known = (await report(partId))?.here_id;
    const { id } = await reportInDoubt();
    await decide(id, "adopt", known);
    const row = await untilOver(sql, await nextRound(id));
    expect([row.state, row.outcome.refusals]).toEqual([
      "NEEDS_REVIEW",
      [{ code: "reference-unknown", reference: known }],
    ]);
  });

  test("cannot be taken over without a number", async () => {
    const { id } = await reportInDoubt();
    expect(await decide(id, "adopt")).toEqual({ ok: false, refusal: { code: "reference-missing" } });
  });

  async function nextRound(id: string): Promise<string> {
    await letPass(sql, 100);
    await workOnce();
    return id;
  }
});
