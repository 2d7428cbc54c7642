import { expect, test } from "vitest";
import { type CostMonth, type CostTrend, partnerCost } from "./cost-facts";
import { createPartnerMonths } from "./partner-months";
import { LEAVES } from "./services";

test("a month of an account costs leaf by leaf what the cells cost one by one", () => {
  for (const seed of [1, 7, 999_999_999]) {
    const months = createPartnerMonths(seed);
    const row = new Float64Array(LEAVES.length);
    for (let index = 0; index < 150; index += 1) {
      const trend: CostTrend = { group: index % 9, index, startMonth: index % 4 === 0 ? "2026-03" : "2022-01" };
      for (const when of [...Array(14).keys()].map((at): CostMonth => ({ year: 2025, month: at + 1 }))) {
        const key = new Date(Date.UTC(when.year, when.month - 1)).toISOString().slice(0, 7);
        const month = { year: Number(key.slice(0, 4)), month: Number(key.slice(5)) };
        months(trend, { when: month, key }, row);
        const cells = LEAVES.map((_, leaf) => partnerCost(seed, trend, { leaf, time: { when: month, key } }));
        expect([...row].map((cost) => (Number.isNaN(cost) ? null : cost))).toEqual(cells);
      }
    }
  }
});
