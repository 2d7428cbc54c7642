import { z } from "zod";
import { REPORT_MAX_DAYS } from "@/lib/domain/usage/usage-report";
import { daysBetween, parseCalendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";
import { optionalText } from "@/lib/domain/values/plain-text";

/** Hourly rows exist, but not in reports (here-usage.md 4.2). */
export const DETAIL_LEVELS = ["summarized", "day", "month"] as const;
export type DetailLevel = (typeof DETAIL_LEVELS)[number];

/** The only groupings all of HERE's documents agree on (here-usage.md 12, row 2). */
export const USAGE_GROUPINGS = ["project", "billingTag", "appId"] as const;
export type UsageGrouping = (typeof USAGE_GROUPINGS)[number];

const dateInput = (code: string) =>
  z.string({ error: code }).transform((text, context) => {
    const date = parseCalendarDate(text.trim());
    if (date !== null) return date;
    context.addIssue({ code: "custom", message: code });
    return z.NEVER;
  });

/**
 * What the form for a usage report sends. Days are UTC, `from` is included and `to` is not. Without a customer the
 * report is about the partner's own realm. Issue messages are codes that pages turn into sentences.
 */
export const UsageRequestInput = z
  .strictObject({
    customerId: CustomerIdInput.nullish().transform((id) => id ?? null),
    from: dateInput("from-date"),
    to: dateInput("to-date"),
    detailLevel: z.enum(DETAIL_LEVELS, { error: "detail-level" }),
    groupBy: z
      .array(z.enum(USAGE_GROUPINGS, { error: "group-by" }), { error: "group-by" })
      .max(USAGE_GROUPINGS.length, { error: "group-by" })
      .refine((groups) => new Set(groups).size === groups.length, { error: "group-by-repeated" }),
    billingTag: optionalText("billing-tag", 500),
    category: optionalText("category", 128),
    operationId: z.uuid({ error: "operation-id" }),
  })
  .superRefine(({ from, to }, context) => {
    const days = daysBetween(from, to);
    if (days <= 0) context.addIssue({ code: "custom", message: "period-empty", path: ["to"] });
    if (days > REPORT_MAX_DAYS) context.addIssue({ code: "custom", message: "period-too-long", path: ["to"] });
  });

export type UsageRequest = z.output<typeof UsageRequestInput>;

export interface UsageRequestFacts {
  readonly now: Date;
  /** The HERE realm of the request's customer; null when it has none. Not looked at without a customer. */
  readonly realm: string | null;
}

export type UsageRequestRefusal =
  | { readonly code: "realm-missing" }
  | { readonly code: "period-in-future"; readonly from: string };

/**
 * A report for a customer without a realm would be sent without subaccounts, and HERE would answer with the partner's
 * own usage (here-usage.md 5). A period that ends later is allowed: it is filled as far as there is usage.
 */
export function checkUsageRequest(
  request: Pick<UsageRequest, "customerId" | "from">,
  { now, realm }: UsageRequestFacts,
): UsageRequestRefusal[] {
  const refusals: UsageRequestRefusal[] = [];
  if (request.customerId !== null && realm === null) refusals.push({ code: "realm-missing" });
  if (startOfDate(request.from) > now) refusals.push({ code: "period-in-future", from: request.from });
  return refusals;
}
