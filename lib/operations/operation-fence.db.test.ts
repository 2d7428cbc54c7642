import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { type ClaimedOperation, claimOperation, markSent, moveOperation } from "@/lib/db/operation-rows";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { performAssignAccount } from "@/lib/operations/perform-assign-account";
import { recordOperation } from "@/lib/operations/record-operation";
import { runOperation } from "@/lib/operations/run-operation";
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
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const OTHER = staffScope("operator", "Pim");
const PATH = "/v1/aws_account_assignments";
const LEASE_MS = 90_000;

let draft: AssignmentDraft;

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, assignment, audit_entry restart identity");
  await openLanes(sql);
  draft = standalone(freeAccounts(await control.store())[0]?.owner ?? "", "3947");
});

const sendings = async () => (await control.requests("POST", PATH)).length;
const heldUpstream = async () =>
  (await control.store()).assignments.filter((held) => held.ownerId === draft.owner).length;

async function recorded(): Promise<string> {
  const intent = assignIntent(draft);
  expect(await recordOperation(OPERATOR, intent)).toMatchObject({ ok: true });
  return intent.id;
}

async function claim(): Promise<ClaimedOperation> {
  const claimed = await withScope(SYSTEM, (db) => claimOperation(db, LEASE_MS));
  if (!claimed) throw new Error("Nothing was due");
  return claimed;
}

const resume = (claimed: ClaimedOperation) =>
  runOperation({ scope: SYSTEM, claimed, performer: performAssignAccount, payload: draft });

describe("recording", () => {
  test("the same form sent ten times at once is one operation", async () => {
    const intent = assignIntent(draft);
    const answers = await Promise.all(Array.from({ length: 10 }, () => recordOperation(OPERATOR, intent)));
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { operationId: intent.id } })));
    expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 1 }]);
    expect(await sql("select count(*)::int as n from audit_entry")).toEqual([{ n: 1 }]);
  });

  test("the same form sent again after it is over is the same operation", async () => {
    const intent = assignIntent(draft);
    await recordOperation(OPERATOR, intent);
    expect((await untilOver(sql, intent.id)).state).toBe("SUCCEEDED");
    expect(await recordOperation(OPERATOR, intent)).toEqual({ ok: true, value: { operationId: intent.id } });
    await workOnce();
    expect(await sendings()).toBe(1);
  });

  test("one id with another content is refused", async () => {
    const id = await recorded();
    const changed = assignIntent({ ...draft, customer: standalone(draft.owner, "3951").customer }, id);
    expect(await recordOperation(OPERATOR, changed)).toEqual({
      ok: false,
      refusal: { code: "operation-conflict", operationId: id },
    });
  });

  test("of eight people who write to one account at once, one is let in and the others learn who it was", async () => {
    const people = Array.from({ length: 8 }, (_, at) => staffScope("operator", `Person ${at}`));
    const answers = await Promise.all(people.map((person) => recordOperation(person, assignIntent(draft))));
    const winner = answers.findIndex((answer) => answer.ok);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toMatchObject({ refusal: { code: "operation-under-way", actorName: `Person ${winner}` } });
    }
    expect(await sql("select count(*)::int as n from operation")).toEqual([{ n: 1 }]);
  });

  test("an account is free for the next operation once the last one is over", async () => {
    await control.edit({ op: "billing", customerId: 3947, enabled: false });
    expect((await untilOver(sql, await recorded())).state).toBe("REJECTED");
    await control.edit({ op: "billing", customerId: 3947, enabled: true });
    const again = assignIntent(draft);
    expect(await recordOperation(OTHER, again)).toMatchObject({ ok: true });
    expect((await untilOver(sql, again.id)).state).toBe("SUCCEEDED");
  });
});

describe("a worker", () => {
  test("that vanished before it sent is taken over, and the request leaves once", async () => {
    const id = await recorded();
    await claim();
    await workOnce();
    expect(await sendings()).toBe(0);
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await sendings()).toBe(1);
  });

  test("that vanished after it sent is taken over by looking, not by sending", async () => {
    const id = await recorded();
    const claimed = await claim();
    expect(await withScope(SYSTEM, (db) => markSent(db, claimed, new Date()))).toBe(true);
    const clients = await import("@/lib/operations/upstream-clients");
    const sent = await performAssignAccount.send(await clients.upstreamClients(SYSTEM), draft, id);
    expect(sent.at).toBe("accepted");
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await sendings()).toBe(1);
    expect(await heldUpstream()).toBe(1);
  });

  test("that wakes after another took its operation sends nothing and changes nothing", async () => {
    const id = await recorded();
    const slept = await claim();
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    const before = await sql("select * from operation");
    await resume(slept);
    expect(await sendings()).toBe(1);
    expect(await sql("select * from operation")).toEqual(before);
    const outcome = { trouble: null, refusals: [], made: null };
    const to = { state: "REJECTED", outcome, runAfter: null, at: new Date(), keepSent: true } as const;
    expect(await withScope(SYSTEM, (db) => moveOperation(db, slept, to))).toBe(false);
    expect(await sql("select * from operation")).toEqual(before);
  });

  test("whose answer comes after its lease was taken leaves the outcome to whoever holds it now", async () => {
    await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "slow", delayMs: 1_500, times: 1 });
    const id = await recorded();
    const late = resume(await claim());
    await expect.poll(sendings, { timeout: 5_000 }).toBe(1);
    await letPass(sql, 100);
    await workOnce();
    expect(await operationRow(sql, id)).toMatchObject({ state: "RETRY_WAIT", fence: 2 });
    await late;
    expect(await operationRow(sql, id)).toMatchObject({ state: "RETRY_WAIT", fence: 2 });
    expect(await sql("select owner from assignment")).toEqual([]);
    expect((await untilOver(sql, id)).state).toBe("SUCCEEDED");
    expect(await heldUpstream()).toBe(1);
    expect(await sql("select owner from assignment")).toEqual([{ owner: draft.owner }]);
  });

  test("whose answer comes while another holds its operation changes nothing, and the other finds what was made", async () => {
    await control.order({ upstream: "cloudhealth", route: `POST ${PATH}`, kind: "slow", delayMs: 1_000, times: 1 });
    const id = await recorded();
    const late = resume(await claim());
    await expect.poll(sendings, { timeout: 5_000 }).toBe(1);
    await letPass(sql, 100);
    const holder = await claim();
    await late;
    expect(await operationRow(sql, id)).toMatchObject({ state: "IN_FLIGHT", fence: 2 });
    expect(await sql("select owner from assignment")).toEqual([]);
    expect(await sql("select verb from audit_entry")).toEqual([{ verb: "assign-account:asked" }]);
    await resume(holder);
    expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
    expect([await heldUpstream(), await sendings()]).toEqual([1, 1]);
  });

  test("does not send when its lease would end before the answer can come", async () => {
    const id = await recorded();
    const claimed = await claim();
    await resume({ ...claimed, leaseUntil: new Date(Date.now() + 10_000) });
    expect(await sendings()).toBe(0);
    expect((await operationRow(sql, id)).sent_at).toBeNull();
  });
});

test("three workers at once share what is due, and each operation runs once", async () => {
  const free = freeAccounts(await control.store()).slice(0, 5);
  const intents = free.map(({ owner }) => assignIntent(standalone(owner, "3947")));
  for (const intent of intents) await recordOperation(OPERATOR, intent);
  await Promise.all([workOnce(), workOnce(), workOnce()]);
  const rows = await sql<{ state: string; fence: number }>("select state, fence from operation");
  expect(rows).toEqual(intents.map(() => ({ state: "SUCCEEDED", fence: 1 })));
  expect(await sendings()).toBe(free.length);
});
