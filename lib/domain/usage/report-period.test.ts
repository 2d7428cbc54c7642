import { expect, test } from "vitest";
import { reportFileName } from "@/lib/domain/usage/report-file-name";
import { presetOf, presetPeriod, reachesIntoSettling } from "@/lib/domain/usage/report-period";
import type { UsageReport } from "@/lib/domain/usage/usage-report";
import { toUsageRequestParams, usageRequestDraft } from "@/lib/domain/usage/usage-request-draft";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";

const today = calendarDate("2026-03-31");
const request: UsageReport["request"] = {
  from: "2026-02-01",
  to: "2026-03-01",
  detailLevel: "month",
  groupBy: ["project", "appId"],
  billingTag: "a, b & c",
  category: null,
  subAccounts: [],
};

test.each([
  ["this-month", "2026-03-01", "2026-04-01"],
  ["last-month", "2026-02-01", "2026-03-01"],
  ["last-30-days", "2026-03-01", "2026-03-31"],
] as const)("%s is from %s up to %s, not included", (preset, from, to) => {
  expect(presetPeriod(preset, today)).toEqual({ from, to });
  expect(presetOf({ from, to }, today)).toBe(preset);
});

test("days that no preset stands for are custom", () => {
  expect(presetOf({ from: "2026-03-02", to: "2026-03-31" }, today)).toBe("custom");
});

test("a report whose period ends less than 48 hours before it was made may still grow", () => {
  expect(reachesIntoSettling("2026-03-30", "2026-03-31T23:59:59.999Z")).toBe(true);
  expect(reachesIntoSettling("2026-03-30", "2026-04-01T00:00:00.000Z")).toBe(false);
});

test("asking again begins with what was asked for", () => {
  const params = toUsageRequestParams(request, customerId("3947"));
  expect(params.get("customer")).toBe("3947");
  expect(usageRequestDraft(params, today)).toEqual({
    from: "2026-02-01",
    to: "2026-03-01",
    detailLevel: "month",
    groupBy: ["project", "appId"],
    billingTag: "a, b & c",
    category: "",
  });
});

test("an address that says nothing readable begins with last month by day", () => {
  expect(usageRequestDraft({ from: "soon", to: "2026-03-01", detail: "hour", group: "resource" }, today)).toEqual({
    from: "2026-02-01",
    to: "2026-03-01",
    detailLevel: "day",
    groupBy: [],
    billingTag: "",
    category: "",
  });
});

test("a file is named by realm, first and last day, and detail", () => {
  const name = reportFileName({ realm: "org100003947", request }, "csv.gz");
  expect(name).toBe("usage-org100003947-2026-02-01-2026-02-28-month.csv.gz");
});
