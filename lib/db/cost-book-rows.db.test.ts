import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/client";
import { putReading } from "@/lib/db/cost-book-rows";
import type { CostFacts } from "@/lib/domain/costs/cost-facts";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

beforeEach(() => sql("truncate cost_reading, cost_book, cost_period, cost_member, cost_fact, cost_rollup_due"));

type Months = Readonly<Record<string, Readonly<Record<string, string>>>>;

function factsOf(months: Months): CostFacts {
  const first = (month: string) => calendarDate(`${month}-01`);
  const names = [...new Set(Object.values(months).flatMap((services) => Object.keys(services)))];
  return {
    periods: Object.entries(months).map(([month, { a = "0" }]) => ({
      start: first(month),
      end: calendarDate(`${month}-28`),
      total: decimal(a),
      difference: decimal("0"),
    })),
    members: names.map((name) => ({ name, label: name })),
    parts: [],
    facts: Object.entries(months).flatMap(([month, services]) =>
      Object.entries(services).map(([member, amount]) => ({
        start: first(month),
        member,
        part: null,
        amount: decimal(amount),
      })),
    ),
  };
}

const reading = (hour: number, months: Months, answerHash = String(hour)) =>
  inTransaction(SYSTEM, (db) =>
    putReading(
      db,
      {
        customer: customerId("1"),
        interval: "monthly",
        dimensions: [],
        asked: "GET",
        answerHash,
        currency: currency("USD"),
        dataThrough: null,
        fetchedAt: new Date(Date.UTC(2026, 10, 1, hour)),
      },
      [{ split: "service", facts: factsOf(months) }],
    ),
  );
const facts = async () =>
  (
    await sql<{ fact: string }>(
      "select concat_ws(' ', f.start, f.member, f.amount, r.answer_hash) as fact from cost_fact f join cost_period p using (book_id, start) join cost_reading r on r.id = p.reading_id order by 1",
    )
  ).map(({ fact }) => fact);
const newest = () => sql("select r.answer_hash from cost_book b join cost_reading r on r.id = b.reading_id");

const EARLY: Months = { "2026-08": { a: "1", b: "2" }, "2026-09": { a: "3" } };
const LATE: Months = { "2026-09": { a: "4", c: "0" }, "2026-10": { a: "5" } };

test.each([
  ["in the order they were read", [1, 2]],
  ["the other way round", [2, 1]],
])(
  "two readings that are kept %s leave the same: the later one's periods, and what only the earlier tells",
  async (_how, order) => {
    for (const hour of order) await reading(hour, hour === 1 ? EARLY : LATE);
    expect(await facts()).toEqual([
      "2026-08-01 a 1 1",
      "2026-08-01 b 2 1",
      "2026-09-01 a 4 2",
      "2026-09-01 c 0 2",
      "2026-10-01 a 5 2",
    ]);
    expect(await newest()).toEqual([{ answer_hash: "2" }]);
  },
);

test("only the months in which something changed are added up again", async () => {
  await reading(1, EARLY);
  await sql("truncate cost_rollup_due");
  await reading(2, { ...EARLY, "2026-09": { a: "3.0" } });
  expect(await sql("select start::text from cost_rollup_due")).toEqual([]);
  await reading(3, { ...EARLY, "2026-09": { a: "3.01" } });
  expect(await sql("select start::text from cost_rollup_due")).toEqual([{ start: "2026-09-01" }]);
});

test("an answer of the same bytes keeps its reading", async () => {
  await reading(1, EARLY, "same");
  await reading(2, EARLY, "same");
  expect(
    await sql(
      "select extract(hour from first_fetched_at at time zone 'UTC')::int as first, extract(hour from fetched_at at time zone 'UTC')::int as last from cost_reading",
    ),
  ).toEqual([{ first: 1, last: 2 }]);
});
