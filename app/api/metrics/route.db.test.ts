import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { useSql } from "@/scripts/testing/sql";

const TOKEN = "a token of the tests, long enough";
const LINE = /^(#.*|[a-z_]+(\{[a-z]+="[\w-]*"(,[a-z]+="[\w.+-]*")*\})? (-?[\d.e+-]+|NaN|\+Inf))?$/;
const sql = useSql(useDatabase());
useSandbox();

beforeAll(() => {
  process.env.METRICS_TOKEN = TOKEN;
});
beforeEach(async () => {
  await sql("DELETE FROM operation");
  await sql("DELETE FROM worker_beat");
});

const ask = (authorization?: string) =>
  GET(new Request("http://portal.example/api/metrics", { headers: authorization ? { authorization } : {} }));
const told = async () => (await (await ask(`Bearer ${TOKEN}`)).text()).split("\n");

describe("the metrics", () => {
  test.each([undefined, "Bearer ", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])(
    "are not there for %j",
    async (given) => {
      const answer = await ask(given);
      expect([answer.status, await answer.json()]).toEqual([404, { code: "not-found" }]);
    },
  );

  test("say what the database knows: changes by state, how calls fare, who works", async () => {
    for (const [at, state] of ["QUEUED", "NEEDS_REVIEW", "NEEDS_REVIEW"].entries()) await operation(state, `key-${at}`);
    await sql("UPDATE upstream_lane SET breaker = 'locked' WHERE upstream = 'here'");
    await sql("INSERT INTO worker_beat VALUES ($1, 1, now(), now()), ($2, 2, now(), now() - interval '1 minute')", [
      randomUUID(),
      randomUUID(),
    ]);
    expect(await told()).toEqual(
      expect.arrayContaining([
        "headwater_database_up 1",
        'headwater_operations{state="QUEUED"} 1',
        'headwater_operations{state="NEEDS_REVIEW"} 2',
        'headwater_operations{state="UNKNOWN"} 0',
        'headwater_lane_breaker{upstream="here",state="locked"} 1',
        'headwater_lane_breaker{upstream="here",state="closed"} 0',
        "headwater_workers 1",
      ]),
    );
  });

  test("leave out what there is nothing to say of", async () => {
    await sql("DELETE FROM sync_run");
    expect((await told()).filter((line) => /oldest|sync_completed/.test(line))).toEqual([]);
  });

  test("are lines a Prometheus server reads, and hold no id of anything", async () => {
    await operation("QUEUED", "aws-account:999988887777");
    const lines = await told();
    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    expect(lines.filter((line) => /9999|[0-9a-f]{8}-[0-9a-f]{4}/.test(line))).toEqual([]);
  });
});

async function operation(state: string, key: string): Promise<void> {
  await sql(
    `INSERT INTO operation (id, kind, upstream, resource_key, state, payload, payload_hash, actor_id, actor_name)
     VALUES ($1, 'change-customer', 'cloudhealth', $2, $3, '{}', 'x', $1, 'Ada')`,
    [randomUUID(), key, state],
  );
}
