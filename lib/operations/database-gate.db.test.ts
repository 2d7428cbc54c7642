import { beforeEach, describe, expect, test } from "vitest";
import { databaseGate } from "@/lib/operations/database-gate";
import { recordOperation } from "@/lib/operations/record-operation";
import type { CallResult } from "@/lib/upstreams/gate";
import { useDatabase } from "@/scripts/testing/database";
import { assignIntent, letPass, openLanes, operationRow, standalone, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { freeAccounts, sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const WELL: CallResult = { trouble: null, retryAfterMs: null };
const FAILED: CallResult = { trouble: "failing", retryAfterMs: null };
const ACME = "3947";

beforeEach(async () => {
  await sql("truncate operation cascade");
  await openLanes(sql);
});

/** Each stands for a process: all they share is the database. */
const processes = (ratePerMinute: number) => [
  databaseGate(SYSTEM, { upstream: "cloudhealth", ratePerMinute }),
  databaseGate(SYSTEM, { upstream: "cloudhealth", ratePerMinute }),
];

type Gate = ReturnType<typeof databaseGate>;

async function call(gate: Gate | undefined, result: CallResult): Promise<void> {
  await gate?.enter("write");
  await gate?.settle(result);
}

async function stopBy(failures: number): Promise<Gate[]> {
  const gates = processes(60_000);
  for (let at = 0; at < failures; at += 1) await call(gates[at % 2], FAILED);
  return gates;
}

const breaker = async () =>
  (await sql<{ breaker: string }>("select breaker from upstream_lane where upstream = 'cloudhealth'"))[0]?.breaker;
const probeIsDue = () => sql("update upstream_lane set probe_at = now() where upstream = 'cloudhealth'");

describe("the breaker all processes share", () => {
  test("four failures in a row let calls pass, the fifth stops them, whichever process met them", async () => {
    const gates = await stopBy(4);
    await gates[0]?.enter("write");
    await gates[1]?.settle(FAILED);
    expect(await breaker()).toBe("open");
    for (const gate of gates) {
      await expect(gate.enter("write")).rejects.toMatchObject({ reason: "unreachable", sent: false });
    }
  });

  test("one answer in between starts the count anew", async () => {
    const gates = await stopBy(4);
    await call(gates[0], WELL);
    for (let at = 0; at < 4; at += 1) await call(gates[1], FAILED);
    expect(await breaker()).toBe("closed");
  });

  test("when the time has come one call leaves to see, and no other until it is back", async () => {
    const gates = await stopBy(5);
    await probeIsDue();
    const left = await Promise.allSettled([...gates, ...gates].map((gate) => gate.enter("write")));
    expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await breaker()).toBe("half-open");
    await gates[0]?.settle(WELL);
    expect(await breaker()).toBe("closed");
    await Promise.all(gates.map((gate) => gate.enter("write")));
  });

  test("a trial that fails stops calls again", async () => {
    const gates = await stopBy(5);
    await probeIsDue();
    await call(gates[0], FAILED);
    expect(await breaker()).toBe("open");
    await expect(gates[1]?.enter("write")).rejects.toMatchObject({ sent: false });
  });
});

describe("a key that is refused", () => {
  const route = "POST /v1/aws_account_assignments";

  async function asked(owner: string): Promise<string> {
    const intent = assignIntent(standalone(owner, ACME));
    expect(await recordOperation(staffScope("operator"), intent)).toMatchObject({ ok: true });
    return intent.id;
  }

  test("stops the lane at once; operations wait for it without using up tries, and go on by themselves", async () => {
    const [one, two] = freeAccounts(await control.store()).map(({ owner }) => owner);
    await control.order({ upstream: "cloudhealth", route, kind: "status", status: 401 });
    const first = await asked(one ?? "");
    await workOnce();
    expect(await breaker()).toBe("locked");
    const [gate] = processes(60_000);
    await expect(gate?.enter("write")).rejects.toMatchObject({ reason: "credentials", sent: false });
    const second = await asked(two ?? "");
    await control.forgetRequests();
    await sql("update operation set run_after = now()");
    for (let round = 0; round < 3; round += 1) await workOnce();
    expect(await operationRow(sql, second)).toMatchObject({ state: "QUEUED", attempts: 0 });
    expect(await operationRow(sql, first)).toMatchObject({ attempts: 1 });
    expect(await control.requests()).toEqual([]);
    await control.reset();
    await letPass(sql, 3_600);
    await workOnce();
    for (const id of [first, second]) expect((await operationRow(sql, id)).state).toBe("SUCCEEDED");
  });
});

describe("a vendor that asks for quiet", () => {
  test("gets it from all processes, for as long as it asked", async () => {
    const [one, other] = processes(60_000);
    await call(one, { trouble: "limited", retryAfterMs: 60_000 });
    for (const gate of [one, other]) {
      const error = await gate?.enter("write").catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ reason: "limited", sent: false });
      expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(55_000);
    }
    await sql("update upstream_lane set paused_until = now()");
    await Promise.all([one?.enter("write"), other?.enter("write")]);
  });
});

describe("the minute's calls", () => {
  const PER_MINUTE = 600;

  test("are never more than the limit, over all processes", async () => {
    const gates = processes(10);
    const left = await Promise.allSettled(Array.from({ length: 16 }, (_, at) => gates[at % 2]?.enter("write")));
    expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  });

  test("leave room for a write before a reading of lists when all are used up", async () => {
    const [one, other] = processes(60);
    // Two of sixty become free: one in a moment, one a little later.
    await sql(
      `update upstream_lane set calls = ARRAY[now() - interval '60.6 s', now() - interval '60.4 s']
         || ARRAY(SELECT now() - interval '5 s' FROM generate_series(1, 58)) where upstream = 'cloudhealth'`,
    );
    const order: string[] = [];
    const reading = one?.enter("sync").then(() => order.push("reading"));
    const write = other?.enter("write").then(() => order.push("write"));
    await Promise.all([reading, write]);
    expect(order).toEqual(["write", "reading"]);
  });

  test("are used by a reading that is alone to 95 in a hundred at least, and not beyond", async () => {
    const [gate] = processes(PER_MINUTE);
    const atOnce = PER_MINUTE / 30;
    const calls = 40;
    for (let at = 0; at < atOnce; at += 1) await gate?.enter("sync");
    const since = performance.now();
    for (let at = 0; at < calls; at += 1) await gate?.enter("sync");
    const used = (calls * 60_000) / PER_MINUTE / (performance.now() - since);
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(used).toBeLessThanOrEqual(1.05);
  });
});
