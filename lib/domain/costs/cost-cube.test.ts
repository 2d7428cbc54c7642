import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CubeData,
  type CubeMember,
  readCube,
  UnreadableCube,
  type WireCubeLike,
} from "@/lib/domain/costs/cost-cube";
import { costFacts } from "@/lib/domain/costs/cost-facts";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";

const TOTAL: CubeMember = { name: "total", label: "Total" };
const member = (name: string, more: Partial<CubeMember> = {}): CubeMember => ({ name, label: name, ...more });
const time = (...members: CubeMember[]) => ({ name: "time", members });
const split = (...members: CubeMember[]) => ({ name: "service", members });
const accounts = (...members: CubeMember[]) => ({ name: "account", members });
const row = (...values: (string | null)[]): CubeData => values.map((value) => [value === null ? null : decimal(value)]);
const MAY_JUNE = time(TOTAL, member("2026-05"), member("2026-06"));

/** Each period's start and total, and each fact as "start member[/part] amount". */
function read(cube: WireCubeLike, axes: readonly [string, string?] = ["service"], interval: CostInterval = "monthly") {
  const { periods, facts } = costFacts(readCube(cube, interval), axes);
  return {
    totals: periods.map(({ start, total }) => [start, total]),
    differences: periods.map(({ difference }) => difference).filter((difference) => difference !== "0"),
    facts: facts.map(
      ({ start, member: name, part, amount }) => `${start} ${part ? `${name}/${part}` : name} ${amount}`,
    ),
  };
}

describe("reading a cost cube", () => {
  test("each service has a fact in each month with data: null is none, 0 is one", () => {
    const cube = {
      dimensions: [MAY_JUNE, split(TOTAL, member("compute"), member("s3"))],
      data: [row("300", "300", "0"), row("100", "100", null), row("200", "200.00", "0")],
    };
    expect(read(cube)).toEqual({
      totals: [
        ["2026-05-01", "100"],
        ["2026-06-01", "200"],
      ],
      differences: [],
      facts: ["2026-05-01 compute 100", "2026-06-01 compute 200", "2026-06-01 s3 0"],
    });
  });

  test("a subtotal beside its parts is left out, its direct part is kept", () => {
    const services = split(
      TOTAL,
      member("Elastic Compute", { parent: -1 }),
      member("compute", { parent: 1 }),
      member("transfer", { parent: 1 }),
      member("Elastic Compute - Direct", { parent: 1, direct: true }),
      member("Simple Storage", { parent: -1 }),
    );
    const cells = row("180", "130", "100", "25", "5", "50");
    expect(read({ dimensions: [time(TOTAL, member("2026-05")), services], data: [cells, cells] })).toEqual({
      totals: [["2026-05-01", "180"]],
      differences: [],
      facts: ["compute 100", "transfer 25", "Elastic Compute - Direct 5", "Simple Storage 50"].map(
        (fact) => `2026-05-01 ${fact}`,
      ),
    });
  });

  test("a subtotal whose parts are all filtered out is a leaf itself", () => {
    const services = split(TOTAL, member("Elastic Compute"), member("compute", { parent: 1, excluded: true }));
    const cells = [[decimal("5")], [decimal("5")], null];
    expect(read({ dimensions: [time(TOTAL, member("2026-05")), services], data: [cells, cells] }).facts).toEqual([
      "2026-05-01 Elastic Compute 5",
    ]);
  });

  test.each([
    ["a null row", null],
    ["a row in full, of nulls", row(null, null, null)],
  ])("a filtered-out month is no period, whether it is %s", (_what, excluded) => {
    const months = time(TOTAL, member("2026-04", { excluded: true }), member("2026-05"));
    const services = split(TOTAL, member("compute"), member("s3", { excluded: true }));
    const cells = [[decimal("7")], [decimal("7")], null];
    expect(read({ dimensions: [months, services], data: [cells, excluded, cells] })).toEqual({
      totals: [["2026-05-01", "7"]],
      differences: [],
      facts: ["2026-05-01 compute 7"],
    });
  });

  test.each([
    ["a whole row", [row("5", "5"), null, row("5", "5")]],
    ["each cell of a row", [row("5", "5"), [null, null], row("5", "5")]],
    ["the value in each cell", [row("5", "5"), row(null, null), row("5", "5")]],
  ])("no data reads the same when %s is null", (_what, data) => {
    expect(read({ dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data })).toEqual({
      totals: [
        ["2026-05-01", null],
        ["2026-06-01", "5"],
      ],
      differences: [],
      facts: ["2026-06-01 s3 5"],
    });
  });

  test("totals are found by name and months are put in order, wherever they stand", () => {
    const months = time(member("2026-06"), TOTAL, member("2026-05"));
    const services = split(member("s3"), member("compute"), TOTAL);
    const data = [row("1", "2", "3"), row("5", "7", "12"), row("4", "5", "9")];
    expect(read({ dimensions: [months, services], data })).toEqual({
      totals: [
        ["2026-05-01", "9"],
        ["2026-06-01", "3"],
      ],
      differences: [],
      facts: ["2026-05-01 s3 4", "2026-05-01 compute 5", "2026-06-01 s3 1", "2026-06-01 compute 2"],
    });
  });

  test("the dimensions may come in any order", () => {
    const data = [row("3", "1", "2"), row("3", "1", "2")];
    expect(read({ dimensions: [split(TOTAL, member("s3")), MAY_JUNE], data }).facts).toEqual([
      "2026-05-01 s3 1",
      "2026-06-01 s3 2",
    ]);
  });

  // The guide's layout of three dimensions, in full and collapsed (cloudhealth.md 9.3).
  test.each([
    ["in full", row(null, null, null)],
    ["collapsed", null],
  ])("three dimensions are read along each, and along two of them, %s", (_how, april) => {
    const months = time(TOTAL, member("2026-04"), member("2026-05"));
    const may = row("30", "20", "10");
    const block = [may, april, may];
    const dimensions = [split(TOTAL, member("ec2")), months, accounts(TOTAL, member("1"), member("2"))];
    const cube = { dimensions, data: [block, block] };
    expect(read(cube, ["service"]).facts).toEqual(["2026-05-01 ec2 30"]);
    expect(read(cube, ["account"]).facts).toEqual(["2026-05-01 1 20", "2026-05-01 2 10"]);
    expect(read(cube, ["service", "account"])).toEqual({
      totals: [
        ["2026-04-01", null],
        ["2026-05-01", "30"],
      ],
      differences: [],
      facts: ["2026-05-01 ec2/1 20", "2026-05-01 ec2/2 10"],
    });
  });

  test("of several measures the one that is wanted is read", () => {
    const cells = [
      [decimal("150"), decimal("30")],
      [decimal("150"), null],
    ];
    const cube = { dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data: [cells, cells, null] };
    const totals = (measure: number) => costFacts(readCube(cube, "monthly", measure), ["service"]).periods[0];
    expect([totals(0)?.total, totals(0)?.difference]).toEqual(["150", "0"]);
    expect([totals(1)?.total, totals(1)?.difference]).toEqual(["30", "30"]);
  });

  test("two members of one name are one", () => {
    const data = [null, row("3", "1", "2"), null];
    expect(read({ dimensions: [MAY_JUNE, split(TOTAL, member("x"), member("x"))], data }).facts).toEqual([
      "2026-05-01 x 3",
    ]);
  });
});

test.each<[CostInterval, string, string, string]>([
  ["monthly", "2026-12", "2026-12-01", "2027-01-01"],
  ["monthly", "2024-02", "2024-02-01", "2024-03-01"],
  ["weekly", "2026-12-28", "2026-12-28", "2027-01-04"],
  ["daily", "2024-02-29", "2024-02-29", "2024-03-01"],
])("a %s member %s is the days from %s up to and without %s", (interval, name, start, end) => {
  const cube = { dimensions: [time(TOTAL, member(name)), split(TOTAL)], data: [null, null] };
  expect(readCube(cube, interval).periods).toMatchObject([{ start, end }]);
});

test("a period whose name is a number goes by its label", () => {
  const cube = { dimensions: [time(TOTAL, member("1", { label: "2026-10" })), split(TOTAL)], data: [null, null] };
  expect(readCube(cube, "monthly").periods).toMatchObject([{ start: "2026-10-01" }]);
});

describe("a total that its services do not give", () => {
  test.each([
    ["is too small", "99.99", "100", "-0.01"],
    ["differs in the last digit", "0.30000000000000004", "0.3", "0.00000000000000004"],
    ["is there without any service", "1", null, "1"],
    ["is missing", null, "1", "-1"],
  ])("is kept as sent, with the difference, when it %s", (_how, total, service, difference) => {
    const data = [null, row(total, service), null];
    const found = read({ dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data });
    expect([found.totals[0], found.differences]).toEqual([["2026-05-01", total], [difference]]);
  });
});

describe("an answer of another shape is unreadable", () => {
  const services = split(TOTAL, member("s3"));
  test.each([
    ["no time dimension", [services], row("1", "1")],
    ["a time dimension without months", [time(TOTAL, member("week 1")), services], null],
    ["a day that is none", [time(TOTAL, member("2026-02-30")), services], null],
    ["a month twice", [time(TOTAL, member("2026-05"), member("2026-05")), services], null],
    ["no total", [MAY_JUNE, split(member("s3"))], [null, row("1"), null]],
    ["a row too long", [MAY_JUNE, services], [null, row("1", "1", "1"), null]],
    ["no level of measures", [MAY_JUNE, services], [null, [decimal("1"), decimal("1")], null]],
    ["a level too many", [MAY_JUNE, services], [null, [row("1"), row("1")], null]],
    ["a single figure", [MAY_JUNE, services], decimal("1")],
    ["another dimension than was asked for", [MAY_JUNE, accounts(TOTAL)], null],
  ])("%s", (_what, dimensions, data) => {
    expect(() => read({ dimensions, data })).toThrow(UnreadableCube);
  });
});

test("facts and difference together are the total, to the last digit, whatever is sent", () => {
  const amount = fc
    .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(12))
    .map(([digits, places]) => decimal(`${digits}e-${places}`));
  fc.assert(
    fc.property(fc.array(fc.option(amount), { minLength: 1, maxLength: 20 }), amount, (amounts, total) => {
      const services = split(TOTAL, ...amounts.map((_, index) => member(`service-${index}`)));
      const cells = row(total, ...amounts);
      const cube = readCube(
        { dimensions: [time(TOTAL, member("2026-05")), services], data: [cells, cells] },
        "monthly",
      );
      const { periods, facts } = costFacts(cube, ["service"]);
      expect(addDecimals([...facts.map((fact) => fact.amount), periods[0]?.difference ?? total])).toBe(total);
    }),
  );
});
