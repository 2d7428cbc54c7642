import type { CalendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const COST_INTERVALS = ["monthly", "weekly", "daily"] as const;
export type CostInterval = (typeof COST_INTERVALS)[number];

export const COST_SPLITS = ["service", "region", "account", "customer"] as const;
export type CostSplit = (typeof COST_SPLITS)[number];

/** Any other dimension, by the upstream's own name; read when somebody looks. */
export type DimensionSplit = `dimension:${string}`;

/** Whose cost: the partner's own, what one customer is billed, or what all customers are billed together. */
export type CostSubject =
  | { readonly kind: "partner" }
  | { readonly kind: "customers" }
  | { readonly kind: "customer"; readonly customer: CustomerId };

export interface CostQuestion {
  readonly subject: CostSubject;
  readonly split: CostSplit | DimensionSplit;
  /** A service, by its name, to look into: what its accounts cost. Only with the split by account. */
  readonly within: string | null;
  readonly interval: CostInterval;
  /** The first day, and the day after the last; periods that begin in between are answered. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** How many members have a series of their own; all the others are the rest. */
  readonly top: number;
}

const DIMENSION = "dimension:";

const SPLITS: Record<CostSubject["kind"], Record<CostInterval, readonly CostSplit[]>> = {
  partner: { monthly: ["service", "region", "account"], weekly: ["service"], daily: ["service"] },
  customers: { monthly: ["service", "region", "customer"], weekly: [], daily: [] },
  customer: { monthly: ["service", "region", "account"], weekly: ["service"], daily: ["service"] },
};

/** What a subject's cost is always known by. */
export function splitsOf(subject: CostSubject["kind"], interval: CostInterval): readonly CostSplit[] {
  return SPLITS[subject][interval];
}

/** Of a split by another dimension the upstream's name of it. */
export function dimensionOf(split: string): string | null {
  return split.startsWith(DIMENSION) ? split.slice(DIMENSION.length) : null;
}

export function splitByDimension(name: string): DimensionSplit {
  return `${DIMENSION}${name}`;
}

export function canBeAsked({ subject, interval, split, within }: CostQuestion): boolean {
  if (within !== null && (split !== "account" || subject.kind !== "customer")) return false;
  const known: readonly string[] = splitsOf(subject.kind, interval);
  return (
    known.includes(split) || (dimensionOf(split) !== null && subject.kind !== "customers" && interval === "monthly")
  );
}
