import "server-only";
import type { PriceReportKey } from "@/lib/db/price-rows";
import { customerId } from "@/lib/domain/values/customer-id";
import { month } from "@/lib/domain/values/month";

/** The one text a refresh of a price report goes by. */
export function toRefreshKey({ customer, organization, month: of }: PriceReportKey): string {
  return `${customer}/${organization}/${of}`;
}

export function fromRefreshKey(key: string): PriceReportKey {
  const [customer = "", organization = "", of = ""] = key.split("/");
  return { customer: customerId(customer), organization, month: month(of) };
}
