import type { BridgeRow } from "@/lib/domain/margin/bridge-rows";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { MarginStep } from "@/lib/domain/margin/margin-bridge";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { type Month, shiftMonth } from "@/lib/domain/values/month";
import { address } from "../ui/address";

export type BridgePlace = {
  readonly customer: CustomerId;
  readonly month: Month;
  readonly readings: CustomerMargin["readings"];
};

/** The call that a total comes from. */
export function totalHref(kind: Exclude<BridgeRow["kind"], "step">, place: BridgePlace): string | null {
  const { customer, month, readings } = place;
  if (kind === "price") return address("/pricing/receipt", { customer, month });
  const side = readings[kind];
  if (side === null) return null;
  return address("/costs/receipt", {
    reading: side.reading,
    split: kind === "partner" ? "account" : "service",
    from: `${month}-01`,
    to: `${shiftMonth(month, 1)}-01`,
    customer,
    page: "margin",
    back: `month=${month}`,
  });
}

export type StepLink = { readonly href: string; readonly to: "accounts" | "services" | "receipt" | "prices" };

/** Where a step can be looked into. */
export function stepLink(kind: MarginStep["kind"], place: BridgePlace): StepLink {
  switch (kind) {
    case "part-month":
    case "left":
    case "unbilled":
    case "uncosted":
      return { to: "accounts", href: "#accounts" };
    case "tax":
    case "credit":
    case "support":
    case "service":
    case "added":
    case "pricing":
      return { to: "services", href: "#services" };
    case "unsplit":
      return { to: "receipt", href: totalHref("partner", place) ?? "#services" };
    case "unexplained":
      return { to: "receipt", href: totalHref("customer", place) ?? "#services" };
    case "cloudmc":
      return { to: "prices", href: pricesHref(place) };
  }
}

function pricesHref({ customer, month }: BridgePlace): string {
  return address(`/customers/${customer}/pricing`, { month });
}
