import { expect, test } from "vitest";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { presetOf, presetPeriod, reachesIntoSettling } from "@/lib/domain/usage/report-period";
import { NO_USAGE_FILTERS, type UsageReport } from "@/lib/domain/usage/usage-report";
import { customersParam, toUsageRequestParams, usageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";

const today = calendarDate("2026-03-31");
const request: UsageReport["request"] = {
  from: "2026-02-01",
  to: "2026-03-01",
  detailLevel: "month",
  groupBy: ["project", "appId"],
  ...NO_USAGE_FILTERS,
  billingTag: "a, b & c",
  billingSubscriptionIds: ["s1", "s2"],
  subAccounts: [],
};

const NO_CHOICES = {
  featureId: "",
  appId: "",
  projectHrn: "",
  billingTag: "",
  category: "",
  billingSubscriptionIds: "",
  channelId: "",
  chargeType: "all",
};

test.each([
  ["this-month", "2026-03-01", "2026-04-01"],
  ["last-month", "2026-02-01", "2026-03-01"],
  ["last-30-days", "2026-03-01", "2026-03-31"],
  ["this-quarter", "2026-01-01", "2026-04-01"],
  ["last-quarter", "2025-10-01", "2026-01-01"],
  ["last-12-months", "2025-03-01", "2026-03-01"],
] as const)("%s is from %s up to %s, not included", (preset, from, to) => {
  expect(presetPeriod(preset, today)).toEqual({ from, to });
  expect(presetOf({ from, to }, today)).toBe(preset);
});

test("in the first quarter the year so far is the quarter so far", () => {
  expect(presetPeriod("this-year", today)).toEqual(presetPeriod("this-quarter", today));
  expect(presetOf(presetPeriod("this-year", today), today)).toBe("this-quarter");
});

test("days that no preset stands for are custom", () => {
  expect(presetOf({ from: "2026-03-02", to: "2026-03-31" }, today)).toBe("custom");
});

test("a report whose period ends less than 48 hours before it was made may still grow", () => {
  expect(reachesIntoSettling("2026-03-30", "2026-03-31T23:59:59.999Z")).toBe(true);
  expect(reachesIntoSettling("2026-03-30", "2026-04-01T00:00:00.000Z")).toBe(false);
});

test("asking again begins with what was asked for", () => {
  const params = toUsageRequestParams(request, [customerId("3947"), customerId("3948")]);
  expect(customersParam(params)).toEqual(["3947", "3948"]);
  expect(usageRequestDraft(params, today)).toEqual({
    from: "2026-02-01",
    to: "2026-03-01",
    detailLevel: "month",
    groupBy: ["project", "appId"],
    ...NO_CHOICES,
    billingTag: "a, b & c",
    billingSubscriptionIds: "s1 s2",
  });
});

test("an address that says nothing readable begins with last month by day", () => {
  expect(usageRequestDraft({ from: "soon", to: "2026-03-01", detail: "hour", group: "resource" }, today)).toEqual({
    from: "2026-02-01",
    to: "2026-03-01",
    detailLevel: "day",
    groupBy: [],
    ...NO_CHOICES,
  });
});

test("a file is named by realm, first and last day, and detail", () => {
  const name = reportFileName({ realm: "org100003947", request }, "csv.gz");
  expect(name).toBe("usage-org100003947-2026-02-01-2026-02-28-month.csv.gz");
});
