import { z } from "zod";
import { accountListQuery, toAccountListParams } from "@/lib/domain/accounts/account-list-query";
import { costExplorerQuery, toCostExplorerParams } from "@/lib/domain/costs/cost-explorer-query";
import { dimensionOf, splitByDimension } from "@/lib/domain/costs/cost-question";
import { customerListQuery, toCustomerListParams } from "@/lib/domain/customers/customer-list-query";
import { KEPT_NAME_MAX } from "@/lib/domain/values/kept-name";
import { paramOf } from "@/lib/domain/values/list-query";

export const VIEW_PAGES = ["customers", "assignments", "costs"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** A list under a name: what its address says. */
export interface SavedView {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  readonly params: string;
  readonly ownerName: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
}

const name = z
  .string({ error: "view-name-required" })
  .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
  .pipe(z.string().min(1, { error: "view-name-required" }).max(KEPT_NAME_MAX, { error: "view-name-long" }));
const id = z.uuid({ error: "view-id" });

export const ViewKeepInput = z.strictObject({
  id,
  page: z.enum(VIEW_PAGES),
  name,
  params: z.string().max(4_000),
  shared: z.boolean(),
});
export type ViewKeep = z.output<typeof ViewKeepInput>;

export const ViewChangeInput = z.strictObject({ id, name, shared: z.boolean() });
export type ViewChange = z.output<typeof ViewChangeInput>;

export const ViewDropInput = z.strictObject({ id });
export type ViewDrop = z.output<typeof ViewDropInput>;

export type ViewRefusal =
  | { readonly code: "view-name-taken" }
  | { readonly code: "view-gone" }
  | { readonly code: "view-not-yours" };

/** What of an address makes a view: its filters, order, columns and rows a page, or a chart's choices; never the page itself. */
export function viewParams(page: ViewPage, address: string): string {
  const given = new URLSearchParams(address);
  given.delete("page");
  switch (page) {
    case "customers":
      return toCustomerListParams(customerListQuery(given)).toString();
    case "assignments":
      return toAccountListParams(accountListQuery(given)).toString();
    case "costs":
      return costParams(given);
  }
}

/** A dimension is taken as it is named: whether the upstream still offers it is asked when the view is opened. */
function costParams(given: URLSearchParams): string {
  const named = dimensionOf(paramOf(given, "split"));
  const dimensions = named === null ? [] : [splitByDimension(named)];
  return toCostExplorerParams(costExplorerQuery(given, { customer: null, dimensions })).toString();
}
