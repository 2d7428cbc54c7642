import { z } from "zod";
import { REQUEST_MAX_DAYS } from "@/lib/domain/usage/usage-report";
import { daysBetween, parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";
import { optionalText } from "@/lib/domain/values/plain-text";

/** Hourly rows exist, but not in reports (here-usage.md 4.2). */
export const DETAIL_LEVELS = ["summarized", "day", "month"] as const;
export type DetailLevel = (typeof DETAIL_LEVELS)[number];

/** The only groupings all of HERE's documents agree on (here-usage.md 12, row 2). */
export const USAGE_GROUPINGS = ["project", "billingTag", "appId"] as const;
export type UsageGrouping = (typeof USAGE_GROUPINGS)[number];

export const CHARGE_TYPES = ["all", "billable", "nonBillable"] as const;
export const CHANNELS = ["hot", "cold", "ds"] as const;

/** Nobody documents how many subaccounts a report may have; what people choose by hand stays below this. */
export const MOST_CUSTOMERS = 100;
const MOST_SUBSCRIPTIONS = 20;
const LONGEST_SUBSCRIPTION = 128;

const dateInput = (code: string) =>
  z.string({ error: code }).transform((text, context) => {
    const date = parseCalendarDate(text.trim());
    if (date !== null) return date;
    context.addIssue({ code: "custom", message: code });
    return z.NEVER;
  });

/** As people write lists: with commas, blanks or a line each. */
const subscriptionsInput = z
  .string({ error: "subscription" })
  .default("")
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((id) => id !== ""))])
  .pipe(
    z
      .array(
        z
          .string()
          .max(LONGEST_SUBSCRIPTION, { error: "subscription" })
          .regex(/^[\x21-\x7e]+$/, { error: "subscription" }),
      )
      .max(MOST_SUBSCRIPTIONS, { error: "subscriptions-many" }),
  );

/**
 * In what detail and which rows, whatever the period and whoever's. Fields of the answer cannot be chosen (`usageFields`
 * of the contract): rows without their realm or their amount could not be told apart or added up.
 */
export const USAGE_CHOICES = {
  detailLevel: z.enum(DETAIL_LEVELS, { error: "detail-level" }),
  groupBy: z
    .array(z.enum(USAGE_GROUPINGS, { error: "group-by" }), { error: "group-by" })
    .max(USAGE_GROUPINGS.length, { error: "group-by" })
    .refine((groups) => new Set(groups).size === groups.length, { error: "group-by-repeated" }),
  featureId: optionalText("feature", 256),
  appId: optionalText("app", 128).refine((id) => id === null || /^[A-Za-z0-9_-]+$/.test(id), {
    error: "app-characters",
  }),
  projectHrn: optionalText("project", 256),
  billingTag: optionalText("billing-tag", 500),
  category: optionalText("category", 128),
  billingSubscriptionIds: subscriptionsInput,
  channelId: z
    .enum(["", ...CHANNELS], { error: "channel" })
    .nullish()
    .transform((channel) => channel || null),
  chargeType: z.enum(CHARGE_TYPES, { error: "charge-type" }).default("all"),
};

export const customersInput = z
  .array(CustomerIdInput)
  .max(MOST_CUSTOMERS, { error: "customers-many" })
  .refine((ids) => new Set(ids).size === ids.length, { error: "customers-repeated" });

/**
 * What the form for a usage report sends. Days are UTC, `from` is included and `to` is not. Without customers the
 * report is about the partner's own realm. Issue messages are codes that pages turn into sentences.
 */
export const UsageRequestInput = z
  .strictObject({
    customerIds: customersInput.default([]),
    from: dateInput("from-date"),
    to: dateInput("to-date"),
    ...USAGE_CHOICES,
    operationId: z.uuid({ error: "operation-id" }),
  })
  .superRefine(({ from, to }, context) => {
    const days = daysBetween(from, to);
    if (days <= 0) context.addIssue({ code: "custom", message: "period-empty", path: ["to"] });
    if (days > REQUEST_MAX_DAYS) context.addIssue({ code: "custom", message: "period-too-long", path: ["to"] });
  });
export type UsageRequest = z.output<typeof UsageRequestInput>;

export interface UsageRequestFacts {
  readonly now: Date;
  /** The names of the customers asked for that have no HERE realm. */
  readonly withoutRealm: readonly string[];
}

export type UsageRequestRefusal =
  | { readonly code: "realm-missing"; readonly names: readonly string[] }
  | { readonly code: "period-in-future"; readonly from: string };

/**
 * A report for a customer without a realm would be sent without subaccounts, and HERE would answer with the partner's
 * own usage (here-usage.md 5). A period that ends later is allowed: it is filled as far as there is usage.
 */
export function checkUsageRequest(
  { from }: Pick<UsageRequest, "from">,
  { now, withoutRealm }: UsageRequestFacts,
): UsageRequestRefusal[] {
  const refusals: UsageRequestRefusal[] = [];
  if (withoutRealm.length > 0) refusals.push({ code: "realm-missing", names: withoutRealm });
  if (startOfDate(from) > now) refusals.push({ code: "period-in-future", from });
  return refusals;
}
