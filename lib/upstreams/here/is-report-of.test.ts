import { expect, test } from "vitest";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { isReportOf } from "@/lib/upstreams/here/is-report-of";
import type { HereReportEcho } from "@/lib/upstreams/here/to-domain";
import type { UsageReportAsk } from "@/lib/upstreams/here/usage-reports-api";

const ASK: UsageReportAsk = {
  from: "2026-09-01T00:00:00.000Z",
  to: "2026-10-01T00:00:00.000Z",
  subAccounts: ["org2", "org1"],
  detailLevel: "day",
  groupBy: ["project", "appId"],
  ...NO_USAGE_FILTERS,
  requestId: "",
};
const { billingSubscriptionIds: _ids, ...NO_FILTERS } = NO_USAGE_FILTERS;
const ECHO: HereReportEcho = {
  realm: "org9",
  from: "2026-09-01T00:00:00.000Z",
  to: "2026-09-30T23:59:59.000Z",
  detailLevel: "day",
  groupBy: ["appId", "project"],
  ...NO_FILTERS,
  hasUsageFields: false,
  subAccounts: ["org1", "org2"],
};
const fits = (echo: Partial<HereReportEcho>, ask: Partial<UsageReportAsk> = {}) =>
  isReportOf({ ...ECHO, ...echo }, "org9", { ...ASK, ...ask });

test("a report asked for in the same words, in whatever order, is it", () => {
  expect([fits({}), fits({ realm: null })]).toEqual([true, true]);
});

test.each<[string, Partial<HereReportEcho>]>([
  ["another realm", { realm: "org8" }],
  ["a later start", { from: "2026-09-02T00:00:00.000Z" }],
  ["an end a second later", { to: "2026-10-01T00:00:00.000Z" }],
  ["a date without a time", { to: "2026-09-30T00:00:00.000Z" }],
  ["another detail", { detailLevel: "month" }],
  ["a grouping less", { groupBy: ["appId"] }],
  ["a customer more", { subAccounts: ["org1", "org2", "org3"] }],
  ["a filter more", { category: "Pipelines" }],
  ["another kind of charge", { chargeType: "billable" }],
  ["chosen fields", { hasUsageFields: true }],
])("one with %s is another", (_what, echo) => expect(fits(echo)).toBe(false));

test("without its words, or with subscriptions, which HERE does not repeat, none is recognised", () => {
  expect([isReportOf(null, "org9", ASK), fits({}, { billingSubscriptionIds: ["s"] })]).toEqual([false, false]);
});
