import type { UsageRequestRefusal } from "@/lib/domain/usage/usage-request-input";

/** Why nothing was asked for or changed about usage reports. */
export type UsageRefusal =
  | UsageRequestRefusal
  /** The part went on meanwhile, or cannot be tried again in this way. */
  | { readonly code: "retry-late" }
  /** This form was sent before with other content. */
  | { readonly code: "schedule-conflict" };
