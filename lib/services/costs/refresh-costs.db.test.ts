import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { explainChange } from "@/lib/services/costs/explain-change";
import { loadCostDimensions } from "@/lib/services/costs/load-cost-dimensions";
import { loadCostEvents } from "@/lib/services/costs/load-cost-events";
import { loadCostSeries } from "@/lib/services/costs/load-cost-series";
import { receiptOf } from "@/lib/services/costs/receipt-of";
import { refreshCostDimension } from "@/lib/services/costs/refresh-cost-dimension";
import { refreshCosts, refreshPartnerCosts } from "@/lib/services/costs/refresh-costs";
import { refreshStatements } from "@/lib/services/costs/refresh-statements";
import { requestDueCosts } from "@/lib/services/costs/request-due-costs";
import { rollUpCosts } from "@/lib/services/costs/roll-up-costs";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const ANALYST = staffScope("analyst");
const [ACME, BOREALIS, EMPTY] = ["3947", "3948", "3949"] as const;
const THIS_MONTH = monthOf(new Date());
const LAST_MONTH = shiftMonth(THIS_MONTH, -1);
const COSTS =
  "truncate cost_reading, cost_book, cost_period, cost_member, cost_fact, cost_statement, cost_rollup, cost_rollup_period, cost_rollup_due, refresh";

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
});

beforeEach(async () => {
  await control.reset();
  // Its costs grow by the hour.
  const now = new Date();
  now.setUTCMinutes(1, 0, 0);
  await tell("/clock", { now: now.toISOString() });
  await sql(COSTS);
  await sql("delete from graphile_worker._private_jobs");
  await openLanes(sql);
});

function ask(more: Partial<CostQuestion> = {}): CostQuestion {
  const [from, to] = [calendarDate("2000-01-01"), calendarDate("2100-01-01")];
  const subject = { kind: "customer", customer: customerId(ACME) } as const;
  return { subject, split: "service", within: null, interval: "monthly", from, to, top: 3, ...more };
}

async function chartOf(more: Partial<CostQuestion> = {}): Promise<CostChart> {
  const answer = await loadCostSeries(ANALYST, ask(more));
  const [chart] = answer.state === "present" ? answer.value.charts : [];
  if (!chart) throw new Error("No costs");
  return chart;
}

const facts = (customer: string) =>
  sql(
    "select b.interval, b.split, f.start::text, f.member, f.part, f.amount::text from cost_fact f join cost_book b on b.id = f.book_id where b.customer_id = $1 order by 1, 2, 3, 4, 5",
    [customer],
  );

async function tell(path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${sandbox.control}${path}`, { method: "POST", body: JSON.stringify(body), headers });
  if (!answer.ok) throw new Error(await answer.text());
}

describe("a customer's costs", () => {
  test("are kept by service, region, account and both, by month, week and day, and each period adds up", async () => {
    await refreshCosts(SYSTEM, ACME);
    const books = await sql<{ interval: string; split: string; periods: number; open: number }>(
      `select b.interval, b.split, count(*)::int as periods,
         count(*) filter (where coalesce(p.total, 0) <> (select coalesce(sum(amount), 0) from cost_fact f where f.book_id = b.id and f.start = p.start))::int as open
       from cost_book b join cost_period p on p.book_id = b.id group by 1, 2 order by 1, 2`,
    );
    expect(books).toEqual([
      { interval: "daily", split: "service", periods: 31, open: 0 },
      { interval: "monthly", split: "account", periods: 13, open: 0 },
      { interval: "monthly", split: "region", periods: 13, open: 0 },
      { interval: "monthly", split: "service", periods: 13, open: 0 },
      { interval: "monthly", split: "service-account", periods: 13, open: 0 },
      { interval: "weekly", split: "service", periods: 52, open: 0 },
    ]);
    const asked = await control.requests("GET", "/olap_reports/cost/history");
    expect(asked.map(({ query }) => query.client_api_id)).toEqual(Array(4).fill([ACME]));
  });

  test("show the greatest and the exact rest, which are the total with a difference of nothing", async () => {
    await refreshCosts(SYSTEM, ACME);
    for (const interval of ["monthly", "weekly", "daily"] as const) {
      const chart = await chartOf({ interval });
      expect(chart.series.map(({ kind }) => kind)).toEqual(["member", "member", "member", "rest"]);
      expect(chart.differences.filter((difference) => difference !== "0")).toEqual([]);
      for (const [at, total] of chart.totals.entries()) {
        expect(addDecimals(chart.series.flatMap(({ amounts }) => amounts[at] ?? []))).toBe(total ?? "0");
      }
    }
  });

  test("can be looked into: a service's accounts, with their numbers, come to what the service cost", async () => {
    await refreshCosts(SYSTEM, ACME);
    const [service] = (await chartOf()).series;
    const inside = await chartOf({ split: "account", within: service?.name ?? "", top: 100 });
    expect(inside.series.length).toBeGreaterThan(0);
    expect(inside.series.filter(({ owner }) => owner === null)).toEqual([]);
    expect(inside.totals).toEqual(service?.amounts);
    expect(inside.differences.filter((difference) => difference !== "0")).toEqual([]);
  });

  test("are kept to the last digit that was sent", async () => {
    const [held] = (await control.store()).assignments.filter(({ customerId: id }) => id === Number(ACME));
    const amounts = ["2936970.8662986686", "0.00000000000004440892098500626"];
    const members = ["ec2_compute", "s3_storage"];
    await tell("/rows", {
      put: {
        costLines: amounts.map((amount, at) => ({
          id: at + 1,
          ownerId: held?.ownerId,
          customerId: Number(ACME),
          month: LAST_MONTH,
          amount,
          member: members[at],
        })),
      },
    });
    await refreshCosts(SYSTEM, ACME);
    const chart = await chartOf();
    expect(chart.series.map(({ total }) => total)).toEqual(amounts.map(decimal));
    // The total is stated as a double: what it leaves out is a line of its own.
    expect([chart.totals.at(-2), chart.differences.at(-2)]).toEqual([amounts[0], `-${amounts[1]}`]);
  });

  test("that CloudHealth has none of are known to be none", async () => {
    await refreshCosts(SYSTEM, EMPTY);
    const subject = { kind: "customer", customer: customerId(EMPTY) } as const;
    expect(await loadCostSeries(ANALYST, ask({ subject }))).toMatchObject({ state: "present", value: { charts: [] } });
  });

  test("that it has none of any more are gone from the window, and stay before it", async () => {
    await refreshCosts(SYSTEM, ACME);
    const old = `${shiftMonth(THIS_MONTH, -20)}-01`;
    await sql(
      "insert into cost_period select id, customer_id, $1::date, $1::date + interval '1 month', 5, 0, reading_id from cost_book where customer_id = $2 and interval = 'monthly' and split = 'service'",
      [old, ACME],
    );
    await sql(
      "insert into cost_fact select id, customer_id, $1::date, 'ec2_compute', '', 5 from cost_book where customer_id = $2 and interval = 'monthly' and split = 'service'",
      [old, ACME],
    );
    await refreshCosts(SYSTEM, ACME);
    expect((await chartOf()).totals[0]).toBe("5");
  });

  test("read twice with the same answer are one reading, made younger", async () => {
    await refreshCosts(SYSTEM, ACME);
    await sql(
      "update cost_reading set fetched_at = fetched_at - interval '1 day', first_fetched_at = first_fetched_at - interval '1 day'",
    );
    const before = await facts(ACME);
    await refreshCosts(SYSTEM, ACME);
    const [first] = await sql<{ n: number; young: number }>(
      "select count(*)::int as n, count(*) filter (where fetched_at > now() - interval '1 hour' and first_fetched_at < now() - interval '1 hour')::int as young from cost_reading where customer_id = $1",
      [ACME],
    );
    expect([first, await facts(ACME)]).toEqual([{ n: 4, young: 1 }, before]);
  });

  test("of which nothing is newer are not asked for again by every look", async () => {
    await loadCostSeries(ANALYST, ask({ split: "region" }));
    await refreshCosts(SYSTEM, ACME);
    await sql("delete from graphile_worker._private_jobs");
    await sql("update cost_reading set fetched_at = fetched_at - interval '1 day'");
    expect(await loadCostSeries(ANALYST, ask({ split: "region" }))).toMatchObject({
      state: "present",
      refreshing: false,
    });
    await sql("update refresh set requested_at = requested_at - interval '1 day'");
    expect(await loadCostSeries(ANALYST, ask({ split: "region" }))).toMatchObject({
      state: "present",
      refreshing: true,
    });
  });

  test("of which a part cannot be had keep the former figures of that part, and say what is wrong", async () => {
    await refreshCosts(SYSTEM, ACME);
    await sql(
      "update cost_reading set data_through = data_through - interval '1 day', fetched_at = fetched_at - interval '1 day', answer_hash = 'other'",
    );
    const before = await facts(ACME);
    await sql(
      "insert into refresh (kind, key, customer_id, state, requested_at) values ('cost', $1, $1, 'waiting', now()) on conflict do nothing",
      [ACME],
    );
    await control.order({
      upstream: "cloudhealth",
      route: "GET /olap_reports/cost/history",
      kind: "status",
      status: 503,
      skip: 1,
    });
    await refreshCosts(SYSTEM, ACME);
    expect(await facts(ACME)).toEqual(before);
    const age = (answer: Awaited<ReturnType<typeof loadCostSeries>>) =>
      answer.state === "present" && Date.now() - Date.parse(answer.provenance.fetchedAt) > 3_600_000;
    const [services, regions] = [
      await loadCostSeries(ANALYST, ask()),
      await loadCostSeries(ANALYST, ask({ split: "region" })),
    ];
    expect([age(services), age(regions)]).toEqual([false, true]);
    expect(regions).toMatchObject({ failure: { upstream: "cloudhealth", reason: "failing" } });
  });
});

test("a month is final when all statements of it are, and says why when it is not", async () => {
  await refreshCosts(SYSTEM, ACME);
  const before = shiftMonth(THIS_MONTH, -3);
  const states = async () => new Map((await chartOf()).periods.map(({ start, state }) => [start.slice(0, 7), state]));
  expect([(await states()).get(THIS_MONTH), (await states()).get(before)]).toEqual(["under-way", "unstated"]);
  await refreshStatements(SYSTEM, before);
  expect((await states()).get(before)).toBe("final");
  await sql(
    "insert into cost_statement (customer_id, month, status, total, currency, fetched_at) values ($1, $2, 'estimated', 1, 'USD', now())",
    [ACME, before],
  );
  expect((await states()).get(before)).toBe("stated");
  const partner = { kind: "partner" } as const;
  await refreshPartnerCosts(SYSTEM);
  expect((await chartOf({ subject: partner })).periods.find(({ start }) => start === `${before}-01`)?.state).toBe(
    "stated",
  );
});

test("the partner's own costs are kept by month, week and day too, asked for again only when there is something newer", async () => {
  await refreshPartnerCosts(SYSTEM);
  const partner = { kind: "partner" } as const;
  for (const interval of ["monthly", "weekly", "daily"] as const) {
    const { totals, differences } = await chartOf({ subject: partner, interval });
    expect(totals.length).toBeGreaterThan(12);
    expect(differences.filter((difference) => difference !== "0")).toEqual([]);
  }
  await control.forgetRequests();
  await refreshPartnerCosts(SYSTEM);
  const asked = await control.requests("GET", "/olap_reports/cost/history");
  expect(asked.map(({ query }) => query.interval)).toEqual([["monthly"]]);
});

test("all customers together are the sum of each, to the last digit, and follow when one changes", async () => {
  await refreshCosts(SYSTEM, ACME);
  await refreshCosts(SYSTEM, BOREALIS);
  expect(await rollUpCosts(SYSTEM)).toBeGreaterThanOrEqual(26);
  const all = { kind: "customers" } as const;
  const each = await Promise.all(
    [ACME, BOREALIS].map((id) => chartOf({ subject: { kind: "customer", customer: customerId(id) } })),
  );
  const together = await chartOf({ subject: all });
  expect(together.totals).toEqual(
    each[0]?.totals.map((total, at) => addDecimals([total ?? decimal("0"), each[1]?.totals[at] ?? decimal("0")])),
  );
  expect(together.differences.filter((difference) => difference !== "0")).toEqual([]);
  expect((await chartOf({ subject: all, split: "customer" })).totals).toEqual(together.totals);
  expect(await rollUpCosts(SYSTEM)).toBe(0);
});

test("a receipt tells the call, the hash of its answer and how the parts come to the total", async () => {
  await refreshCosts(SYSTEM, ACME);
  const { periods, totals } = await chartOf();
  const [receipt] = await receiptOf(ANALYST, periods.at(-1)?.readings ?? []);
  expect(receipt).toMatchObject({
    subject: { kind: "customer", customer: ACME },
    dimensions: ["time", "AWS-Service-Category", "AWS-Account"],
    asked: `GET /olap_reports/cost/history?dimensions[]=time&dimensions[]=AWS-Service-Category&dimensions[]=AWS-Account&measures[]=cost&interval=monthly&client_api_id=${ACME}`,
    answerHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const services = receipt?.periods.filter(({ split }) => split === "service") ?? [];
  expect(services.map(({ total }) => total)).toEqual(totals);
  for (const { total, sum, difference } of services) expect(addDecimals([sum, difference])).toBe(total ?? "0");
  expect(await receiptOf(viewerScope(BOREALIS), periods.at(-1)?.readings ?? [])).toEqual([]);
});

test("a difference is assignment, usage and what is left open, exactly; an account that left counts with its own cost", async () => {
  await refreshCosts(SYSTEM, ACME);
  const asked = { customer: customerId(ACME), from: shiftMonth(THIS_MONTH, -2), to: LAST_MONTH };
  const usage = await explainChange(ANALYST, asked);
  expect(usage).toMatchObject({ assignment: "0", price: null, unexplained: "0", moves: [] });
  expect(usage?.usage).toBe(usage?.difference);
  const [{ owner = "" } = {}] = await sql<{ owner: string }>(
    "select m.owner from cost_member m join cost_book b on b.id = m.book_id where b.customer_id = $1 and b.split = 'account' and m.owner is not null order by 1",
    [ACME],
  );
  await sql(
    `insert into assignment_history (owner, customer_id, version, valid_from, removed, "row")
     select owner, customer_id, version + 1, $2::timestamptz, true, "row" from assignment_history where owner = $1 order by id desc limit 1`,
    [owner, `${LAST_MONTH}-10T00:00:00Z`],
  );
  await sql("update assignment_history set valid_from = '2020-01-01' where owner = $1 and not removed", [owner]);
  const moved = await explainChange(ANALYST, asked);
  expect(moved?.moves).toMatchObject([{ owner, kind: "left", day: `${LAST_MONTH}-10`, amount: moved?.assignment }]);
  expect(addDecimals([moved?.assignment ?? decimal("0"), moved?.usage ?? decimal("0")])).toBe(moved?.difference);
  for (const part of moved?.services ?? []) {
    expect(addDecimals([part.assignment ?? decimal("0"), part.usage])).toBe(part.difference);
  }
  expect(addDecimals(moved?.services.flatMap(({ assignment }) => assignment ?? []) ?? [])).toBe(moved?.assignment);
  const span = { start: calendarDate(`${LAST_MONTH}-01`), end: calendarDate(`${THIS_MONTH}-01`) };
  expect(await loadCostEvents(ANALYST, customerId(ACME), span)).toMatchObject([{ kind: "left", owner }]);
});

test("the oldest costs are asked for patiently and a few at a time; a look brings one to the front", async () => {
  await requestDueCosts(SYSTEM);
  const jobs = () =>
    sql<{ key: string; priority: number }>(
      "select key, priority from graphile_worker.jobs where key like 'cost:%' order by id",
    );
  const waiting = await jobs();
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.filter(({ priority }) => priority === 0)).toEqual([]);
  await requestDueCosts(SYSTEM);
  expect(await jobs()).toHaveLength(waiting.length);
  const [{ key = "" } = {}] = waiting;
  await loadCostSeries(
    ANALYST,
    ask({ subject: { kind: "customer", customer: customerId(key.slice("cost:".length)) } }),
  );
  expect((await jobs()).filter(({ priority }) => priority === 0)).toEqual([{ key, priority: 0 }]);
});

test("a customer's person reads that customer's costs and none of the partner's", async () => {
  await refreshPartnerCosts(SYSTEM);
  await refreshCosts(SYSTEM, BOREALIS);
  const viewer = viewerScope(ACME);
  for (const kind of ["partner", "customers"] as const) {
    await expect(loadCostSeries(viewer, ask({ subject: { kind } }))).rejects.toThrow("Not permitted");
  }
  const other = { kind: "customer", customer: customerId(BOREALIS) } as const;
  expect(await loadCostSeries(viewer, ask({ subject: other }))).toMatchObject({ state: "absent" });
});

test("another dimension that the upstream offers is read once somebody looks, under its own name", async () => {
  await refreshPartnerCosts(SYSTEM);
  const offered = await loadCostDimensions(ANALYST);
  expect(offered.map(({ split }) => split)).toContain("dimension:AWS-Availability-Zones");
  const question = ask({ subject: { kind: "partner" }, split: "dimension:AWS-Availability-Zones" });
  expect(await loadCostSeries(ANALYST, question)).toMatchObject({ state: "absent", refreshing: true });
  await refreshCostDimension(SYSTEM, "partner/dimension:AWS-Availability-Zones");
  const zones = await loadCostSeries(ANALYST, question);
  expect(zones).toMatchObject({ state: "present", refreshing: false });
  await refreshCostDimension(SYSTEM, "partner/dimension:Nothing");
  expect(await sql("select split from cost_book where split like 'dimension:%'")).toHaveLength(1);
});
