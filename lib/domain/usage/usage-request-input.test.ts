import { describe, expect, test } from "vitest";
import { checkUsageRequest, UsageRequestInput } from "@/lib/domain/usage/usage-request-input";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";

const FORM = {
  customerId: "3947",
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
    expect(UsageRequestInput.parse(FORM)).toEqual({ ...FORM, billingTag: null, category: "Pipelines" });
  });

  test("without a customer is about the partner's own realm", () => {
    const { customerId: _left, billingTag, category, ...rest } = FORM;
    expect(UsageRequestInput.parse(rest)).toMatchObject({ customerId: null, billingTag: null, category: null });
  });

  test.each([
    ["one day", { from: "2026-05-01", to: "2026-05-02" }],
    ["95 days", { from: "2026-03-01", to: "2026-06-04" }],
    ["no grouping", { groupBy: [] }],
    ["all groupings", { groupBy: ["project", "billingTag", "appId"] }],
    ["a billing tag of 500 characters", { billingTag: "t".repeat(500) }],
  ])("accepts %s", (_what, change) => {
    expect(issues(change)).toEqual([]);
  });

  test.each([
    ["96 days", { from: "2026-03-01", to: "2026-06-05" }, "to: period-too-long"],
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
    ["something else for a customer", { customerId: "acme" }, "customerId: customer-id"],
    ["no operation id", { operationId: "" }, "operationId: operation-id"],
  ])("refuses %s", (_what, change, issue) => {
    expect(issues(change)).toEqual([issue]);
  });

  test("refuses fields it does not know", () => {
    expect(issues({ realm: "org100000001" })).toHaveLength(1);
  });
});

describe("a request that can be read", () => {
  const request = { customerId: customerId("3947"), from: calendarDate("2026-05-01") };
  const facts = { now: new Date("2026-05-01T00:00:00Z"), realm: "org100000002" };

  test("is accepted for a customer with a realm, from the first instant of its period on", () => {
    expect(checkUsageRequest(request, facts)).toEqual([]);
  });

  test("is refused for a customer without a realm, because HERE would answer with the partner's own usage", () => {
    expect(checkUsageRequest(request, { ...facts, realm: null })).toEqual([{ code: "realm-missing" }]);
  });

  test("needs no customer's realm when it is about the partner's own", () => {
    expect(checkUsageRequest({ ...request, customerId: null }, { ...facts, realm: null })).toEqual([]);
  });

  test("is refused when its period has not begun", () => {
    expect(checkUsageRequest(request, { ...facts, now: new Date("2026-04-30T23:59:59.999Z") })).toEqual([
      { code: "period-in-future", from: "2026-05-01" },
    ]);
  });
});
