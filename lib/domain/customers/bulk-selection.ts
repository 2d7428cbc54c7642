import { type CustomerListQuery, customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";

/** Which customers are edited at once: some by id, or all that the list's filters let through. */
export type BulkSelection =
  | { readonly kind: "chosen"; readonly ids: readonly CustomerId[] }
  | { readonly kind: "all"; readonly query: CustomerListQuery };

/** `?id=…&id=…`, or `?all=1` with the list's own parameters. */
export function bulkSelection(params: URLSearchParams): BulkSelection {
  if (params.get("all") === "1") return { kind: "all", query: customerListQuery(params) };
  return { kind: "chosen", ids: [...new Set(params.getAll("id"))].flatMap((id) => parseCustomerId(id) ?? []) };
}
