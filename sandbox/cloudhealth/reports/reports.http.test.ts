import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

type Member = { name: string; label: string; excluded?: true };
type Report = { report: string; dimensions: Record<string, Member[]>[]; interval: string; data: unknown };
type Links = { links: Record<string, { href: string }> };

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
  await client.control("/clock", { now: "2026-05-15T12:30:00Z" });
});
afterAll(() => client.running.close());

async function ask(path: string): Promise<Report> {
  const answer = await client.cloudHealth(`/olap_reports/${path}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as Report;
}
const units = (cell: unknown) => Math.round(Number(Array.isArray(cell) ? cell[0] : cell) * 10_000);
const rows = (report: Report) => report.data as unknown[];
const sum = (cells: unknown[]) =>
  cells.filter((cell) => cell !== null).reduce<number>((all, cell) => all + units(cell), 0);

describe("the catalogue", () => {
  test("every report that is listed answers, describes itself, and takes each of its own dimensions and measures", async () => {
    for (const type of ["cost", "usage", "performance"]) {
      const { links } = (await client.cloudHealth(`/olap_reports/${type}`)).json as Links;
      for (const [name, { href }] of Object.entries(links)) {
        const path = href.split("/olap_reports/")[1] ?? "";
        expect(name.startsWith(`${type}/`)).toBe(true);
        expect((await ask(path)).report).not.toBe("");
        const asked = (await client.cloudHealth(`/olap_reports/${path}/new`)).json as {
          dimensions: { name: string }[];
          measures: { name: string }[];
        };
        for (const { name: dimension } of asked.dimensions) await ask(`${path}?dimensions[]=${dimension}`);
        for (const { name: measure } of asked.measures) await ask(`${path}?measures[]=${measure}`);
      }
    }
  });

  test("a saved report runs under its own name, or tells its query", async () => {
    const { links } = (await client.cloudHealth("/olap_reports/custom")).json as Links;
    for (const [name, { href }] of Object.entries(links)) {
      const path = href.split("/olap_reports/")[1] ?? "";
      expect(await ask(path)).toMatchObject({ report: name, status: "ok" });
      const told = await client.cloudHealth(`/olap_reports/${path}?get_query=true`);
      expect(told.json).toEqual({ query: expect.stringMatching(`^report=${name}\\?dimensions\\[\\]=`) });
    }
    expect((await client.cloudHealth("/olap_reports/custom/7")).status).toBe(404);
  });

  test.each(["cost/nothing", "nothing", "cost/history/old", "cost/history/new/new"])(
    "%s is not there",
    async (path) => {
      expect(await client.cloudHealth(`/olap_reports/${path}`)).toMatchObject({
        status: 404,
        json: { error: expect.any(String) },
      });
    },
  );
});

const CUTS = [
  "time",
  "AWS-Account",
  "AWS-Regions",
  "AWS-Availability-Zones",
  "EC2-Reservation-Execution-Mode",
  "Groupset-998",
  "Groupset-1000000562234",
];

describe("sums", () => {
  for (const scope of ["", "&client_api_id=3948"]) {
    test.each(CUTS)(`members of %s partition the total${scope}`, async (axis) => {
      const data = rows(
        await ask(
          `cost/history?dimensions[]=${axis}&filters[]=time:select:-3,-2,-1${scope}`.replace(
            "dimensions[]=time&filters[]=time:select:-3,-2,-1",
            "dimensions[]=time",
          ),
        ),
      );
      expect(sum(data.slice(1))).toBe(units(data[0]));
      const total = rows(
        await ask(`cost/history?dimensions[]=time${axis === "time" ? "" : "&filters[]=time:select:-3,-2,-1"}${scope}`),
      );
      expect(units(data[0])).toBe(units(total[0]));
    });
  }

  test.each(["daily", "hourly", "weekly"])("%s parts of April add up to April, region by region", async (interval) => {
    await client.control("/clock", { now: interval === "daily" ? "2026-05-01T12:00:00Z" : "2026-05-08T00:00:00Z" });
    const parts = await ask(`cost/history?interval=${interval}&dimensions[]=time&dimensions[]=AWS-Regions`);
    const days = await ask("cost/history?interval=daily&dimensions[]=time&dimensions[]=AWS-Regions");
    const months = await ask("cost/history?dimensions[]=time&dimensions[]=AWS-Regions&filters[]=time:select:2026-04");
    await client.control("/clock", { now: "2026-05-15T12:30:00Z" });
    const named = (report: Report, fits: (name: string) => boolean) =>
      report.dimensions[0]?.time?.flatMap(({ name }, at) => (fits(name) ? [at] : [])) ?? [];
    for (let region = 0; region < 6; region += 1) {
      const of = (report: Report, at: number) => (rows(report)[at] as unknown[])[region];
      if (interval === "daily") {
        const april = named(parts, (name) => name.startsWith("2026-04"));
        expect(april).toHaveLength(30);
        expect(sum(april.map((at) => of(parts, at)))).toBe(units(of(months, 13 - 1)));
        continue;
      }
      const first = interval === "weekly" ? "2026-04-27" : "2026-05-01";
      const part = named(parts, (name) => name.startsWith(interval === "weekly" ? first : "2026-05-01"));
      const until = interval === "weekly" ? "2026-05-03" : "2026-05-01";
      const whole = named(days, (name) => name >= first && name <= until);
      expect([part.length, whole.length]).toEqual(interval === "weekly" ? [1, 7] : [12, 1]);
      expect(sum(part.map((at) => of(parts, at)))).toBe(sum(whole.map((at) => of(days, at))));
    }
  });

  test.each([
    ["usage/instance", "AWS-Coverage-Type", "usage_quantity"],
    ["usage/instance", "AWS-Coverage-Type", "nf_instances"],
    ["cost/s3", "S3-Bucket", "cost"],
  ])("a dimension of %s alone, %s, partitions its %s", async (path, axis, measure) => {
    const query = `measures[]=${measure}&interval=monthly&client_api_id=3948`;
    const whole = rows(await ask(`${path}?dimensions[]=time&${query}`));
    const cut = rows(await ask(`${path}?dimensions[]=time&dimensions[]=${axis}&${query}`)) as unknown[][];
    expect(cut.map((row) => units(row[0]))).toEqual(whole.map(units));
    expect(cut.map((row) => sum(row.slice(1)))).toEqual(whole.map(units));
    expect((await client.cloudHealth(`/olap_reports/cost/history?dimensions[]=${axis}`)).status).toBe(422);
  });

  test.each([
    ["azure_cost/previous_billing_period", "Azure-Services:reject:1701"],
    ["gcp_cost/history-v2", "GCP-Product-Category:reject:gcp_marketplace_third_party_sell"],
  ])("%s, of a cloud without costs, takes filters in its own words and is the empty set", async (path, filter) => {
    const report = await ask(`${path}?dimensions[]=time&filters[]=time:select:-2&filters[]=${filter}`);
    expect(report.data).toEqual({ error: expect.any(String) });
  });

  test("a filtered-out month is a null, or a row of nulls in the other reading, which collapsing undoes", async () => {
    const query = "cost/history?dimensions[]=time&dimensions[]=EC2-Reservation-Execution-Mode&filters[]=time:select:-1";
    expect(rows(await ask(query))[1]).toBeNull();
    await client.control("/switches", { excludedRowsAreSpeltOut: true });
    const [spelt, collapsed] = [await ask(query), await ask(`${query}&collapse_null_arrays=1`)];
    await client.control("/switches", { excludedRowsAreSpeltOut: false });
    expect(rows(spelt)[1]).toEqual([[null], [null], [null]]);
    expect(rows(collapsed)[1]).toBeNull();
    expect(rows(spelt).at(-1)).toEqual(rows(collapsed).at(-1));
  });

  test("instances cost in usage what compute and transfer cost in the history", async () => {
    const usage = await ask(
      "usage/instance?dimensions[]=AWS-Account&interval=monthly&filters[]=time:select:-2&measures[]=ec2_cost_compute&measures[]=cost&measures[]=ec2_cost_on_demand",
    );
    const of = async (member: string) =>
      rows(
        await ask(
          `cost/history?dimensions[]=AWS-Account&filters[]=time:select:-2&filters[]=AWS-Service-Category:select:${member}`,
        ),
      );
    const [compute, transfer] = [await of("ec2_compute"), await of("ec2_transfer")];
    rows(usage).forEach((row, at) => {
      const [inUsage, whole, onDemand] = row as number[];
      expect(units(inUsage)).toBe(units(compute[at]));
      expect(units(whole)).toBe(units(compute[at]) + units(transfer[at]));
      expect(units(onDemand)).toBeLessThanOrEqual(units(inUsage));
    });
  });
});

describe("what is asked", () => {
  test.each([
    ["cost/history?dimensions=time&dimensions=AWS-Account&filters=time:select:-2", "brackets left out"],
    ["cost/history?dimensions%5B%5D=time&dimensions%5B%5D=AWS-Account&filters%5B%5D=time%3Aselect%3A-2", "encoded"],
    ["cost/history?dimensions[]=time,%20AWS-Account&filters[]=time:select:%20-2&measure[]=x&api_version=2", "blanks"],
  ])("%s is read like the plain form", async (path) => {
    const plain = await ask("cost/history?dimensions[]=time&dimensions[]=AWS-Account&filters[]=time:select:-2");
    expect((await ask(path)).data).toEqual(plain.data);
  });

  test("a kept answer is the same as a fresh one, and a changed account makes another", async () => {
    const path = "cost/history?dimensions[]=AWS-Account";
    const kept = await ask(path);
    expect(await ask(`${path}&NO_CACHE=1`)).toEqual(kept);
    const account = client.running.sandbox.store.all("accounts").find(({ ownerId }) => ownerId !== null);
    await client.control("/rows", { put: { accounts: [{ ...account, name: "Renamed", trend: 5 }] } });
    const changed = await ask(path);
    expect(changed.dimensions[0]?.["AWS-Account"]?.[1]?.label).toBe("Renamed");
    expect(changed).toEqual(await ask(`${path}&NO_CACHE=1`));
    await client.control("/rows", { put: { accounts: [account] } });
  });

  test("the misspelt name of the zones goes in and out as it was written", async () => {
    const { dimensions } = await ask("usage/instance?dimensions[]=AWS-Availaibility-Zones");
    expect(Object.keys(dimensions[0] ?? {})).toEqual(["AWS-Availaibility-Zones"]);
  });

  test("windows: 13 months, 52 weeks, 31 days, 84 pairs of hours, the last one of each full but the month", async () => {
    const last: Record<string, [number, string]> = {
      monthly: [13, "2026-05"],
      weekly: [52, "2026-05-04"],
      daily: [31, "2026-05-14"],
      hourly: [84, "2026-05-14 22:00"],
    };
    for (const [interval, expected] of Object.entries(last)) {
      const { dimensions } = await ask(`cost/history?dimensions[]=time&interval=${interval}`);
      const names = dimensions[0]?.time?.map(({ name }) => name) ?? [];
      expect([names.length - 1, names.at(-1)]).toEqual(expected);
    }
  });

  test.each([
    "dimensions[]=colour",
    "dimensions[]=time&dimensions[]=time",
    `${["time", "AWS-Account", "AWS-Regions", "Groupset-998", "AWS-Service-Category"].map((name) => `dimensions[]=${name}`).join("&")}`,
    "measures[]=colour",
    "interval=yearly",
    "filters[]=Groupset-1:select:1",
    "filters[]=time:select:",
    "interval=daily&filters[]=time:select:2026-05",
  ])("%s is refused with 422", async (query) => {
    expect(await client.cloudHealth(`/olap_reports/cost/history?${query}`)).toMatchObject({
      status: 422,
      json: { error: expect.any(String) },
    });
  });

  test("stated costs stand in the place of drawn ones, exact to the last digit", async () => {
    const [account] = client.running.sandbox.store.where("accounts", "name", "Acme Production");
    const line = { ownerId: account?.ownerId, member: "ec2_compute", month: "2026-04" };
    const amounts = ["0.1", "0.2", "1000000000000.00000000000000000003", "nonsense"];
    await client.control("/rows", {
      put: { costLines: amounts.map((amount, at) => ({ ...line, id: at + 1, amount })) },
    });
    const data = rows(await ask("cost/history?dimensions[]=time&client_api_id=3947"));
    await client.control("/rows", { drop: { costLines: "all" } });
    expect([data[0], data[12], data[13]]).toEqual([[1_000_000_000_000.3], [1_000_000_000_000.3], [null]]);
  });
});
