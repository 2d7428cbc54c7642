import type { PriceEvent } from "@/lib/domain/pricing/price-events";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CalendarDate } from "@/lib/domain/values/calendar-date";

/** What happened to a customer on a day that can show in its cost. */
export type CostEvent =
  | {
      readonly kind: "came" | "left" | "payer-changed";
      readonly day: CalendarDate;
      readonly owner: AwsAccountId;
      readonly name: string;
    }
  | { readonly kind: "billing-on" | "billing-off"; readonly day: CalendarDate }
  | PriceEvent;
