import { describe, expect, test } from "vitest";
import { pricedMonths } from "@/lib/domain/usage/priced-months";
import { NO_USAGE_FILTERS, type UsageReportRequest } from "@/lib/domain/usage/usage-report";

const of = (more: Partial<UsageReportRequest> = {}, createdAt = "2026-11-03T09:00:00Z") =>
  pricedMonths({
    request: {
      from: "2026-09-01",
      to: "2026-11-01",
      detailLevel: "day",
      groupBy: [],
      subAccounts: [],
      ...NO_USAGE_FILTERS,
      ...more,
    },
    createdAt,
  });

describe("a month", () => {
  test("is whole in a report from its first day to its last", () => {
    const months = of();
    expect([months.isWhole("2026-09"), months.isWhole("2026-10"), months.only]).toEqual([true, true, null]);
    expect(of({ to: "2026-10-01" }).only).toBe("2026-09");
  });

  test("is not whole where the report begins or ends in it, or was made before its end", () => {
    expect(of({ from: "2026-09-16" }).isWhole("2026-09")).toBe(false);
    expect(of({ from: "2026-09-16" }).isWhole("2026-10")).toBe(true);
    expect(of({ to: "2026-10-31" }).isWhole("2026-10")).toBe(false);
    expect(of({}, "2026-10-31T23:59:59Z").isWhole("2026-10")).toBe(false);
  });

  test.each<Partial<UsageReportRequest>>([
    { projectHrn: "hrn:here:authorization::org1:project/p" },
    { billingTag: "fleet" },
    { appId: "app" },
    { category: "Location Services" },
    { billingSubscriptionIds: ["s1"] },
    { channelId: "hot" },
    { chargeType: "billable" },
  ])("is not whole when only some of its usage was asked for: %o", (filter) => {
    expect(of(filter).isWhole("2026-09")).toBe(false);
  });

  test("is whole for the one feature that was asked for, since tiers count each feature by itself", () => {
    expect(of({ featureId: "hrn:here:service::org1:maps" }).isWhole("2026-09")).toBe(true);
  });
});
