import { type Db, withScope } from "@/lib/db/client";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { createDice } from "../testing/assignment-contract/dice";
import { openLanes } from "../testing/operations";
import { SYSTEM, staffScope, viewerScope } from "../testing/scopes";
import type { TestSql } from "../testing/sql";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";
import { atOnce } from "./portal/at-once";
import type { ReliabilityTest } from "./reliability-test";

const TRANSACTIONS = { ci: 5_000, release: 100_000 };
/** Four times as many as the customers' pool has connections, so that each goes from one to the next. */
const AT_ONCE = 40;
const KINDS = [
  [7, "read"],
  [1, "read slowly"],
  [1, "break off"],
  [1, "staff"],
] as const;
type Kind = (typeof KINDS)[number][1];

const SEEN = `SELECT whose, count(*)::int AS n FROM (
  SELECT id AS whose FROM customer UNION ALL SELECT customer_id FROM assignment
  UNION ALL SELECT a.customer_id FROM aws_account w JOIN assignment a USING (owner)) seen GROUP BY whose`;

type Counts = ReadonlyMap<string, number>;

/** T9: customers' transactions, staff's and broken ones take turns on the same connections; everybody sees their own. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  const all = await countAll(ground.sql);
  const dice = createDice(seed);
  const total = TRANSACTIONS[isRelease ? "release" : "ci"];
  const turns = Array.from({ length: total }, () => ({ tenant: dice.pick([...all.keys()]), kind: dice.weigh(KINDS) }));
  const sum = { transactions: 0, rows: 0, wrongRows: 0, missingRows: 0 };
  const since = performance.now();
  await atOnce(AT_ONCE, turns, async (turn) => {
    signal.throwIfAborted();
    const { rows, wrong, missing } = judge(turn, await seenBy(turn), all);
    sum.rows += rows;
    sum.wrongRows += wrong;
    sum.missingRows += missing;
    sum.transactions += 1;
    if (sum.transactions % 10_000 === 0) tell(JSON.stringify(sum));
  });
  const perSecond = Math.round(total / ((performance.now() - since) / 1000));
  return {
    figures: { ...sum, customers: all.size, perSecond },
    goals: {
      transactions: { min: total },
      customers: { min: 20 },
      rows: { min: total },
      wrongRows: { max: 0 },
      missingRows: { max: 0 },
    },
  };
};

interface Turn {
  readonly tenant: string;
  readonly kind: Kind;
}

async function countAll(sql: TestSql): Promise<Counts> {
  return toCounts(await sql(SEEN));
}

function toCounts(rows: readonly { whose: string; n: number }[]): Counts {
  return new Map(rows.map(({ whose, n }) => [whose, n]));
}

class BrokenOff extends Error {}

async function seenBy({ tenant, kind }: Turn): Promise<Counts> {
  const read = async (db: Db) => toCounts(await db.$queryRawUnsafe(SEEN));
  if (kind === "staff") return withScope(staffScope("analyst"), read);
  let seen: Counts = new Map();
  const work = withScope(viewerScope(tenant), async (db) => {
    if (kind === "read slowly") await db.$queryRaw`SELECT 1 FROM pg_sleep(0.005)`;
    seen = await read(db);
    if (kind === "break off") throw new BrokenOff();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof BrokenOff)) throw error;
  });
  return seen;
}

function judge({ tenant, kind }: Turn, seen: Counts, all: Counts): { rows: number; wrong: number; missing: number } {
  const due: Counts = kind === "staff" ? all : new Map([[tenant, all.get(tenant) ?? 0]]);
  const over = (these: Counts, those: Counts) =>
    [...these].reduce((sum, [whose, n]) => sum + Math.max(0, n - (those.get(whose) ?? 0)), 0);
  const rows = [...seen.values()].reduce((sum, n) => sum + n, 0);
  return { rows, wrong: over(seen, due), missing: over(due, seen) };
}
