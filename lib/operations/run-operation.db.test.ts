import { beforeEach, describe, expect, test } from "vitest";
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
import { type FaultOrder, freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");

const PATH = "/v1/aws_account_assignments";
const POST = { upstream: "cloudhealth", route: `POST ${PATH}` } as const;
const LIST = { upstream: "cloudhealth", route: `GET ${PATH}` } as const;
const ACME = "3947";
const MOLASSES = "3951";

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, assignment, audit_entry restart identity");
  await openLanes(sql);
});

async function ask(customer = ACME, at = 0): Promise<{ id: string; owner: string }> {
  const owner = freeAccounts(await control.store())[at]?.owner ?? "";
  const intent = assignIntent(standalone(owner, customer));
  expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
  return { id: intent.id, owner };
}

/** What somebody else does at CloudHealth, past the portal. */
async function assignPastUs(owner: string, customer: string): Promise<void> {
  const answer = await fetch(`${process.env.CLOUDHEALTH_URL}${PATH}`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ owner_id: owner, customer_id: Number(customer), payer_account_owner_id: owner }),
  });
  expect(answer.status).toBe(200);
}

const heldUpstream = async (owner: string) =>
  (await control.store()).assignments.filter((held) => held.ownerId === owner).map((held) => String(held.customerId));
const heldInCache = async (owner: string) =>
  (await sql<{ customer_id: string }>("select customer_id from assignment where owner = $1", [owner])).map(
    (row) => row.customer_id,
  );
const sendings = async () => (await control.requests("POST", PATH)).length;
const verbs = async () =>
  (await sql<{ verb: string }>("select verb from audit_entry order by id")).map((row) => row.verb);

/** One effect, known on both sides, told once. */
async function expectDone({ id, owner }: { id: string; owner: string }, customer = ACME): Promise<void> {
  expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
  expect(await heldUpstream(owner)).toEqual([customer]);
  expect(await heldInCache(owner)).toEqual([customer]);
  expect(await verbs()).toEqual(["assign-account:asked", "assign-account:done"]);
}

test("an assignment is made once, kept in the cache with its source, and told in the audit", async () => {
  const asked = await ask();
  await workOnce();
  expect((await operationRow(sql, asked.id)).state).toBe("SUCCEEDED");
  await expectDone(asked);
  expect(await sendings()).toBe(1);
  const [kept] = await sql("select payer, managed_by, source_operation_id, source_run_id from assignment");
  expect(kept).toEqual({ payer: asked.owner, managed_by: "v1", source_operation_id: asked.id, source_run_id: null });
});

test("what was sent and answered is told with what became of it, and no key is in it", async () => {
  await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "status", status: 503, times: 1 });
  const { id, owner } = await ask();
  await untilOver(sql, id);
  const [done] = await sql<{ detail: Record<string, unknown> }>(
    "select detail from audit_entry where verb = 'assign-account:done'",
  );
  const sent = {
    method: "POST",
    path: PATH,
    params: {},
    body: `{"owner_id":"${owner}","customer_id":${ACME},"payer_account_owner_id":"${owner}"}`,
    lines: [],
  };
  expect(done?.detail).toMatchObject({
    calls: [
      { ...sent, status: 503, trouble: "failing" },
      { ...sent, status: 200, trouble: null },
    ],
    payerBefore: null,
    payer: owner,
  });
  expect(JSON.stringify(done)).not.toContain(process.env.CLOUDHEALTH_API_KEY);
});

interface Case {
  readonly name: string;
  readonly fault: Pick<FaultOrder, "kind" | "status" | "delayMs">;
  /** Where the first try leaves it. */
  readonly left: "UNKNOWN" | "RETRY_WAIT";
  readonly sent: number;
}

const CASES: Case[] = [
  { name: "executed and cut", fault: { kind: "execute-then-hang", delayMs: 100 }, left: "UNKNOWN", sent: 1 },
  { name: "executed and answered 500", fault: { kind: "execute-then-500" }, left: "UNKNOWN", sent: 1 },
  { name: "executed and the answer torn", fault: { kind: "truncate" }, left: "UNKNOWN", sent: 1 },
  { name: "cut before it was executed", fault: { kind: "reset" }, left: "UNKNOWN", sent: 2 },
  { name: "left hanging and never executed", fault: { kind: "hang", delayMs: 100 }, left: "UNKNOWN", sent: 2 },
  { name: "answered 503", fault: { kind: "status", status: 503 }, left: "UNKNOWN", sent: 2 },
  { name: "answered by a gateway's page", fault: { kind: "html", status: 502 }, left: "UNKNOWN", sent: 2 },
  { name: "answered by a page that says 200", fault: { kind: "html", status: 200 }, left: "UNKNOWN", sent: 2 },
  { name: "answered 429", fault: { kind: "status", status: 429 }, left: "RETRY_WAIT", sent: 2 },
  { name: "answered 401", fault: { kind: "status", status: 401 }, left: "RETRY_WAIT", sent: 2 },
];

describe("a request that is", () => {
  test.each(CASES)("$name is neither lost nor doubled", async ({ fault, left, sent }) => {
    await control.order({ ...POST, ...fault, times: 1 });
    const asked = await ask();
    await workOnce();
    expect((await operationRow(sql, asked.id)).state).toBe(left);
    await expectDone(asked);
    expect(await sendings()).toBe(sent);
  });
});

test("an answer that never comes ends with the deadline, whether the request was executed or not", async () => {
  await control.order({ ...POST, kind: "execute-then-hang", times: 1 });
  await control.order({ ...POST, kind: "hang", times: 1 });
  const [one, two] = [await ask(ACME, 0), await ask(ACME, 1)];
  const startedAt = Date.now();
  await Promise.all([workOnce(), workOnce()]);
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  for (const { id } of [one, two]) {
    expect(await operationRow(sql, id)).toMatchObject({ state: "UNKNOWN", outcome: { trouble: "slow" } });
  }
  for (const { id } of [one, two]) expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
  for (const { owner } of [one, two]) expect(await heldUpstream(owner)).toEqual([ACME]);
  expect(await sendings()).toBe(3);
});

test("what is unknown is not looked for, and not sent again, before the deadline and five seconds have passed", async () => {
  await control.order({ ...POST, kind: "reset", times: 1 });
  const { id } = await ask();
  await workOnce();
  await control.forgetRequests();
  await sql("update operation set run_after = now() - interval '1 minute', sent_at = now() - interval '15 seconds'");
  await workOnce();
  expect(await control.requests()).toEqual([]);
  expect((await operationRow(sql, id)).state).toBe("UNKNOWN");
});

test("while a read-back fails the request is not sent again; in the end a person is asked", async () => {
  await control.order({ ...POST, kind: "execute-then-500", times: 1 });
  await control.order({ ...LIST, kind: "status", status: 404 });
  const { id } = await ask();
  await workOnce();
  await letPass(sql, 100);
  await workOnce();
  expect((await operationRow(sql, id)).state).toBe("UNKNOWN");
  await letPass(sql, 5_000);
  await workOnce();
  expect((await operationRow(sql, id)).state).toBe("NEEDS_REVIEW");
  expect(await sendings()).toBe(1);
  expect(await verbs()).toEqual(["assign-account:asked", "assign-account:needs-review"]);
});

test("many refusals to take a call do not use up the read-backs of a request that left later", async () => {
  await control.order({ ...POST, kind: "status", status: 429, times: 7 });
  await control.order({ ...POST, kind: "execute-then-500", skip: 7, times: 1 });
  const asked = await ask();
  for (let round = 0; round < 8; round += 1) {
    await workOnce();
    await letPass(sql, 1_000);
  }
  expect((await operationRow(sql, asked.id)).state).toBe("UNKNOWN");
});

describe("when CloudHealth says that the account is taken", () => {
  async function sentAgainAfterSilence(customer: string): Promise<{ id: string; owner: string }> {
    await control.order({ ...POST, kind: "reset", times: 1 });
    const asked = await ask();
    await workOnce();
    await letPass(sql, 100);
    await workOnce();
    expect((await operationRow(sql, asked.id)).state).toBe("RETRY_WAIT");
    await assignPastUs(asked.owner, customer);
    await letPass(sql, 100);
    return asked;
  }

  test("it is a success if what stands there is what was asked for", async () => {
    await expectDone(await sentAgainAfterSilence(ACME));
  });

  test("nothing is given up while nobody can look who holds it", async () => {
    const asked = await sentAgainAfterSilence(ACME);
    await control.order({ ...LIST, kind: "status", status: 404, times: 1 });
    await workOnce();
    expect((await operationRow(sql, asked.id)).state).toBe("UNKNOWN");
    await expectDone(asked);
  });

  test("it is a refusal if somebody else holds it, and the cache stays as it was", async () => {
    const { id, owner } = await sentAgainAfterSilence(MOLASSES);
    expect((await untilOver(sql, id)).state).toBe("REJECTED");
    expect(await heldUpstream(owner)).toEqual([MOLASSES]);
    expect(await heldInCache(owner)).toEqual([]);
    expect(await verbs()).toEqual(["assign-account:asked", "assign-account:refused"]);
  });
});

test("an account that sits in a billing block is held by somebody else, even by the customer it is asked for", async () => {
  const [block] = (await control.store()).blocks;
  const owner = block?.ownerId ?? "";
  const intent = assignIntent(standalone(owner, String(block?.customerId)));
  expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
  await control.order({ ...POST, kind: "hang" });
  await workOnce();
  await control.clearFaults();
  expect(await untilOver(sql, intent.id)).toMatchObject({
    state: "REJECTED",
    outcome: { refusals: [{ code: "account-held" }] },
  });
  expect(await heldInCache(owner)).toEqual([]);
});

test("a refusal ends the operation with the rule that CloudHealth named", async () => {
  await control.edit({ op: "billing", customerId: Number(ACME), enabled: false });
  const { id, owner } = await ask();
  const row = await untilOver(sql, id);
  expect(row.state).toBe("REJECTED");
  expect(row.outcome.refusals).toMatchObject([{ code: "billing-not-enabled", customer: ACME }]);
  expect(await heldUpstream(owner)).toEqual([]);
  expect(await sendings()).toBe(1);
});
