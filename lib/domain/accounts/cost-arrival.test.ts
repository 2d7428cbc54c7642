import { expect, test } from "vitest";
import { type CostArrivalFacts, costArrival, daysAssigned, lateCause } from "@/lib/domain/accounts/cost-arrival";
import { decimal } from "@/lib/domain/values/decimal-text";

const NOW = new Date("2026-11-20T12:00:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const arrival = (facts: Partial<CostArrivalFacts>) =>
  costArrival({ assignedAt: ago(1), firstCostAt: null, readAt: null, ...facts }, NOW);

test("no cost within 48 hours of the assignment is normal, whether it was looked for or not", () => {
  expect(arrival({ assignedAt: ago(47.9) })).toBe("normal");
  expect(arrival({ assignedAt: ago(47.9), readAt: ago(0) })).toBe("normal");
});

test("no cost from 48 hours on is late, if the report was read since", () => {
  expect(arrival({ assignedAt: ago(48), readAt: ago(0) })).toBe("late");
  expect(arrival({ assignedAt: ago(60), readAt: ago(12) })).toBe("late");
});

test("a report that was last read before the cost was due says nothing about it", () => {
  expect(arrival({ assignedAt: ago(60), readAt: ago(13) })).toBe("not-known");
  expect(arrival({ assignedAt: ago(60) })).toBe("not-known");
});

test("a cost that showed once is there, however late it came", () => {
  expect(arrival({ assignedAt: ago(200), readAt: ago(1), firstCostAt: ago(1) })).toBe("there");
});

test("days are counted whole", () => {
  expect([0, 23.9, 24, 71.9].map((hours) => daysAssigned(ago(hours), NOW))).toEqual([0, 0, 1, 2]);
});

test("a late cost is explained by the most certain cause", () => {
  const cost = decimal("3");
  expect(lateCause({ billingEnabled: false, partnerCost: cost })).toBe("billing-off");
  expect(lateCause({ billingEnabled: true, partnerCost: null })).toBe("nothing-to-bill");
  expect(lateCause({ billingEnabled: true, partnerCost: decimal("0.00") })).toBe("nothing-to-bill");
  expect(lateCause({ billingEnabled: true, partnerCost: cost })).toBe("not-clear");
});
