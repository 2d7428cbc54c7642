import { describe, expect, test } from "vitest";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { checkUsageRequest, UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { calendarDate } from "@/lib/domain/values/calendar-date";

const FORM = {
  customerIds: ["3947"],
  from: "2026-05-01",
  to: "2026-06-01",
  detailLevel: "day",
  groupBy: ["project", "appId"],
  billingTag: "",
  category: " Pipelines ",
  operationId: "0b9c9c5e-6f5a-4d8e-9d5b-1f2f3a4b5c6d",
};

function issues(change: object): string[] {
  const parsed = UsageRequestInput.safeParse({ ...FORM, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

describe("the form for a usage report", () => {
  test("gives a request with blanks trimmed and empty fields as null", () => {
    expect(UsageRequestInput.parse(FORM)).toEqual({
      ...FORM,
      ...NO_USAGE_FILTERS,
      category: "Pipelines",
    });
  });

  test("without a customer is about the partner's own realm", () => {
    const { customerIds: _left, billingTag, category, ...rest } = FORM;
    expect(UsageRequestInput.parse(rest)).toMatchObject({ customerIds: [], billingTag: null, category: null });
  });

  test.each([
    ["one day", { from: "2026-05-01", to: "2026-05-02" }],
    ["five years", { from: "2021-05-01", to: "2026-05-05" }],
    ["subscriptions written in any way", { billingSubscriptionIds: "a, b\nc  d,,a" }],
    ["every channel", { channelId: "ds" }],
    ["no grouping", { groupBy: [] }],
    ["all groupings", { groupBy: ["project", "billingTag", "appId"] }],
    ["a billing tag of 500 characters", { billingTag: "t".repeat(500) }],
  ])("accepts %s", (_what, change) => {
    expect(issues(change)).toEqual([]);
  });

  test.each([
    ["a day more than five years", { from: "2021-05-01", to: "2026-05-06" }, "to: period-too-long"],
    [
      "21 subscriptions",
      { billingSubscriptionIds: Array.from({ length: 21 }, (_, n) => `s${n}`).join() },
      "billingSubscriptionIds: subscriptions-many",
    ],
    ["an app id with a dot", { appId: "a.b" }, "appId: app-characters"],
    ["a channel HERE does not have", { channelId: "warm" }, "channelId: channel"],
    ["a kind of charge HERE does not have", { chargeType: "free" }, "chargeType: charge-type"],
    ["a customer twice", { customerIds: ["3947", "3947"] }, "customerIds: customers-repeated"],
    ["no day at all", { to: "2026-05-01" }, "to: period-empty"],
    ["an end before the start", { to: "2026-04-30" }, "to: period-empty"],
    ["a first day that does not exist", { from: "2026-02-30" }, "from: from-date"],
    ["a last day that does not exist", { to: "2026-06-31" }, "to: to-date"],
    ["an instant for a day", { from: "2026-05-01T00:00:00Z" }, "from: from-date"],
    ["no first day", { from: undefined }, "from: from-date"],
    ["detail by the hour", { detailLevel: "hour" }, "detailLevel: detail-level"],
    ["a grouping HERE does not have", { groupBy: ["resource"] }, "groupBy.0: group-by"],
    ["a grouping twice", { groupBy: ["appId", "appId"] }, "groupBy: group-by-repeated"],
    ["a billing tag too long", { billingTag: "t".repeat(501) }, "billingTag: billing-tag-too-long"],
    ["a category too long", { category: "c".repeat(129) }, "category: category-too-long"],
    ["a category with a line break", { category: "a\nb" }, "category: category-characters"],
    ["something else for a customer", { customerIds: ["acme"] }, "customerIds.0: customer-id"],
    ["no operation id", { operationId: "" }, "operationId: operation-id"],
  ])("refuses %s", (_what, change, issue) => {
    expect(issues(change)).toEqual([issue]);
  });

  test("refuses fields it does not know", () => {
    expect(issues({ realm: "org100000001" })).toHaveLength(1);
  });
});

describe("a request that can be read", () => {
  const request = { from: calendarDate("2026-05-01") };
  const facts = { now: new Date("2026-05-01T00:00:00Z"), withoutRealm: [] };

  test("is accepted from the first instant of its period on", () => {
    expect(checkUsageRequest(request, facts)).toEqual([]);
  });

  test("is refused where a customer has no realm, because HERE would answer with the partner's own usage", () => {
    expect(checkUsageRequest(request, { ...facts, withoutRealm: ["Acme"] })).toEqual([
      { code: "realm-missing", names: ["Acme"] },
    ]);
  });

  test("is refused when its period has not begun", () => {
    expect(checkUsageRequest(request, { ...facts, now: new Date("2026-04-30T23:59:59.999Z") })).toEqual([
      { code: "period-in-future", from: "2026-05-01" },
    ]);
  });
});
