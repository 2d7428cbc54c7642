import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CubeData, type CubeMember, toCostHistory, UnreadableCube } from "@/lib/domain/costs/cost-cube";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const USD = currency("USD");
const TOTAL: CubeMember = { name: "total", label: "Total" };
const member = (name: string, more: Partial<CubeMember> = {}): CubeMember => ({ name, label: name, ...more });
const time = (...members: CubeMember[]) => ({ name: "time", members });
const split = (...members: CubeMember[]) => ({ name: "AWS-Service-Category", members });
const row = (...values: (string | null)[]): CubeData => values.map((value) => [value === null ? null : decimal(value)]);

const MAY_JUNE = time(TOTAL, member("2026-05"), member("2026-06"));

describe("reading a cost cube", () => {
  test("each service is a series over the months, null stays null and 0 stays 0", () => {
    const history = toCostHistory(
      {
        dimensions: [MAY_JUNE, split(TOTAL, member("compute", { label: "EC2 - Compute" }), member("s3"))],
        data: [row("300", "300", "0"), row("100", "100", null), row("200", "200.00", "0")],
      },
      USD,
    );
    expect(history).toEqual({
      currency: "USD",
      months: ["2026-05", "2026-06"],
      series: [
        { name: "compute", label: "EC2 - Compute", amounts: ["100", "200"] },
        { name: "s3", label: "s3", amounts: [null, "0"] },
      ],
      totals: ["100", "200"],
      adds: true,
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
    const history = toCostHistory(
      { dimensions: [time(TOTAL, member("2026-05")), services], data: [cells, cells] },
      USD,
    );
    expect(history.series.map((one) => one.name)).toEqual([
      "compute",
      "transfer",
      "Elastic Compute - Direct",
      "Simple Storage",
    ]);
    expect(history).toMatchObject({ totals: ["180"], adds: true });
  });

  test("a subtotal whose parts are all filtered out is a leaf itself", () => {
    const services = split(TOTAL, member("Elastic Compute"), member("compute", { parent: 1, excluded: true }));
    const cells = [[decimal("5")], [decimal("5")], null];
    const history = toCostHistory(
      { dimensions: [time(TOTAL, member("2026-05")), services], data: [cells, cells] },
      USD,
    );
    expect(history.series).toEqual([{ name: "Elastic Compute", label: "Elastic Compute", amounts: ["5"] }]);
  });

  test("filtered-out months and services stay in their places and are skipped", () => {
    const months = time(TOTAL, member("2026-04", { excluded: true }), member("2026-05"));
    const services = split(TOTAL, member("compute"), member("s3", { excluded: true }));
    const cells = [[decimal("7")], [decimal("7")], null];
    expect(toCostHistory({ dimensions: [months, services], data: [cells, null, cells] }, USD)).toMatchObject({
      months: ["2026-05"],
      series: [{ name: "compute", amounts: ["7"] }],
      adds: true,
    });
  });

  test.each([
    ["a whole row", [row("5", "5"), null, row("5", "5")]],
    ["each cell of a row", [row("5", "5"), [null, null], row("5", "5")]],
    ["the value in each cell", [row("5", "5"), row(null, null), row("5", "5")]],
  ])("no data reads the same when %s is null", (_what, data) => {
    expect(toCostHistory({ dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data }, USD)).toMatchObject({
      totals: [null, "5"],
      series: [{ amounts: [null, "5"] }],
      adds: true,
    });
  });

  test("totals are found by name and months are put in order, wherever they stand", () => {
    const months = time(member("2026-06"), TOTAL, member("2026-05"));
    const services = split(member("s3"), member("compute"), TOTAL);
    const data = [row("1", "2", "3"), row("5", "7", "12"), row("4", "5", "9")];
    expect(toCostHistory({ dimensions: [months, services], data }, USD)).toMatchObject({
      months: ["2026-05", "2026-06"],
      totals: ["9", "3"],
      series: [
        { name: "s3", amounts: ["4", "1"] },
        { name: "compute", amounts: ["5", "2"] },
      ],
      adds: true,
    });
  });

  test("the dimensions may come the other way round", () => {
    const data = [row("3", "1", "2"), row("3", "1", "2")];
    expect(toCostHistory({ dimensions: [split(TOTAL, member("s3")), MAY_JUNE], data }, USD)).toMatchObject({
      months: ["2026-05", "2026-06"],
      totals: ["1", "2"],
      series: [{ name: "s3", amounts: ["1", "2"] }],
    });
  });

  test("a third dimension counts with its total", () => {
    const accounts = { name: "AWS-Account", members: [TOTAL, member("1"), member("2")] };
    const cells = row("30", "20", "10");
    const data = [[cells, cells], null, [cells, cells]];
    expect(toCostHistory({ dimensions: [MAY_JUNE, split(TOTAL, member("s3")), accounts], data }, USD)).toMatchObject({
      totals: [null, "30"],
      series: [{ amounts: [null, "30"] }],
    });
  });

  test("time alone gives totals without series", () => {
    const data = [[decimal("3")], [decimal("1")], null];
    expect(toCostHistory({ dimensions: [MAY_JUNE], data }, USD)).toMatchObject({ totals: ["1", null], series: [] });
  });

  test("of several measures the first is read", () => {
    const data = [
      null,
      [
        [decimal("5"), decimal("1")],
        [decimal("5"), null],
      ],
      null,
    ];
    expect(toCostHistory({ dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data }, USD).totals).toEqual([
      "5",
      null,
    ]);
  });
});

describe("a total that its services do not give", () => {
  test.each([
    ["is too small", "99.99", "100"],
    ["differs in the last digit", "0.30000000000000004", "0.3"],
    ["is there without any service", "1", null],
    ["is missing", null, "1"],
  ])("is kept as sent and marked when it %s", (_how, total, service) => {
    const data = [null, row(total, service), null];
    const history = toCostHistory({ dimensions: [MAY_JUNE, split(TOTAL, member("s3"))], data }, USD);
    expect(history).toMatchObject({ totals: [total, null], adds: false });
  });
});

describe("an answer of another shape is unreadable", () => {
  const services = split(TOTAL, member("s3"));
  test.each([
    ["no time dimension", [services], row("1", "1")],
    ["a time dimension without months", [time(TOTAL, member("week 1")), services], null],
    ["a month twice", [time(TOTAL, member("2026-05"), member("2026-05")), services], null],
    ["no total", [MAY_JUNE, split(member("s3"))], [null, row("1"), null]],
    ["a row too long", [MAY_JUNE, services], [null, row("1", "1", "1"), null]],
    ["no level of measures", [MAY_JUNE, services], [null, [decimal("1"), decimal("1")], null]],
    ["a level too many", [MAY_JUNE, services], [null, [row("1"), row("1")], null]],
    ["a single figure", [MAY_JUNE, services], decimal("1")],
  ])("%s", (_what, dimensions, data) => {
    expect(() => toCostHistory({ dimensions, data }, USD)).toThrow(UnreadableCube);
  });
});

test("totals that are the exact sums of their services are always seen to add", () => {
  const amount = fc
    .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(12))
    .map(([digits, places]) => decimal(`${digits}e-${places}`));
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
      const services = split(TOTAL, ...amounts.map((_, index) => member(`service-${index}`)));
      const cells = row(addDecimals(amounts), ...amounts);
      const data = [cells, cells];
      expect(toCostHistory({ dimensions: [time(TOTAL, member("2026-05")), services], data }, USD).adds).toBe(true);
    }),
  );
});
