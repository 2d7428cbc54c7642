import type { CostEvent } from "@/lib/domain/costs/cost-event";
import { formatMonth } from "../ui/figures/format-month";
import type { Locale } from "../words/locale";

export type EventFacts = { name: string; month: string; products: number };

/** What the sentence of an event is made of; none of them names more than it needs. */
export function eventFacts(event: CostEvent, locale: Locale): EventFacts {
  return {
    name: "name" in event ? event.name : "",
    month: "month" in event ? formatMonth(event.month, locale, "heading") : "",
    products: "products" in event ? event.products : 0,
  };
}
