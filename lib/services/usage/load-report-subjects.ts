import "server-only";
import { withScope } from "@/lib/db/client";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { customersParam } from "@/lib/domain/usage/usage-request-draft";
import { paramOf } from "@/lib/domain/values/list-query";
import { ownRealm } from "@/lib/operations/effective-connections";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";

export interface ReportSubjects {
  readonly kind: "own" | "chosen" | "linked";
  readonly customers: readonly CachedCustomer[];
  /** The partner's own at HERE. */
  readonly ownRealm: string;
  /** The customers found while some are being chosen; null when none is. */
  readonly choice: { readonly rows: readonly CachedCustomer[]; readonly total: number; readonly q: string } | null;
}

/** Whose usage an address names, and the customers to choose from while somebody chooses. Those that are gone are left out. */
export async function loadReportSubjects(
  scope: StaffScope,
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): Promise<ReportSubjects> {
  const of = paramOf(params, "of");
  const realm = await withScope(scope, ownRealm);
  if (of === "linked") return { kind: "linked", customers: [], choice: null, ownRealm: realm };
  const customers = await withScope(scope, (db) => listCustomersOf(db, customersParam(params)));
  if (of !== "customer")
    return { kind: customers.length > 0 ? "chosen" : "own", customers, choice: null, ownRealm: realm };
  const query = customerListQuery({ q: params.q });
  const choice = { ...(await loadCustomerList(scope, query)), q: query.q };
  return { kind: "chosen", customers, choice, ownRealm: realm };
}
