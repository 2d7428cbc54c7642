import "server-only";
import { withScope } from "@/lib/db/client";
import { findCustomersPriceReport, listOrganizations, mapOrganizationsToCustomers } from "@/lib/db/price-rows";
import { findRefresh } from "@/lib/db/refresh-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { findPartnerOrganization, type Organization } from "@/lib/domain/pricing/organization";
import type { CustomersPriceReport, PriceReading } from "@/lib/domain/pricing/price-report";
import type { Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";

export interface CustomersPrices {
  readonly resellers: readonly Organization[];
  /** The reseller whose tree is shown; null before the organizations were first read. */
  readonly reseller: Organization | null;
  readonly report: Cached<CustomersPriceReport>;
  readonly reading: PriceReading | null;
  readonly customerOf: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

/** All organizations under a reseller with their applied pricing in one month. */
export async function loadCustomersPrices(
  scope: StaffScope,
  of: Month,
  wanted: string | null,
): Promise<CustomersPrices> {
  demand(scope, "pricing:read");
  const { organizations, customerOf } = await withScope(scope, async (db) => ({
    organizations: await listOrganizations(db),
    customerOf: await mapOrganizationsToCustomers(db),
  }));
  const resellers = organizations.filter((one) => one.isReseller);
  const reseller = resellers.find((one) => one.id === wanted) ?? findPartnerOrganization(organizations);
  if (!reseller) return { resellers, reseller: null, report: NOT_YET, reading: null, customerOf };
  return { resellers, reseller, ...(await loadReport(scope, reseller.id, of)), customerOf };
}

const NOT_YET = { state: "absent", refreshing: true, failure: null } as const;

async function loadReport(
  scope: StaffScope,
  reseller: string,
  of: Month,
): Promise<Pick<CustomersPrices, "report" | "reading">> {
  const request = { kind: "customers-price-report", key: `${reseller}/${of}`, customer: null } as const;
  const { kept, refresh } = await withScope(scope, async (db) => ({
    kept: await findCustomersPriceReport(db, reseller, of),
    refresh: await findRefresh(db, request),
  }));
  const asked = isStale(kept?.fetchedAt ?? null, refresh) && (await requestRefresh(scope, request));
  const refreshing = refresh.refreshing || asked;
  if (!kept) return { report: { state: "absent", refreshing, failure: refresh.failure }, reading: null };
  const provenance = { source: "cloudmc", fetchedAt: kept.fetchedAt, dataThrough: null } as const;
  const { report: value, reading } = kept;
  return { report: { state: "present", value, provenance, refreshing, failure: refresh.failure }, reading };
}
