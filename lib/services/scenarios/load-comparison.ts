import "server-only";
import { withScope } from "@/lib/db/client";
import { listKeptPriceLists } from "@/lib/db/price-list-rows";
import {
  findCustomersPriceReport,
  listOrganizations,
  listPriceReports,
  mapOrganizationsToCustomers,
} from "@/lib/db/price-rows";
import { findScenario } from "@/lib/db/scenario-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type ComparedBill, compareScenarios, type OrganizationMonth } from "@/lib/domain/pricing/compare-scenarios";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { CustomersPriceReport } from "@/lib/domain/pricing/price-report";
import type { SavedScenario } from "@/lib/domain/pricing/saved-scenario";
import type { Month } from "@/lib/domain/values/month";
import { isId } from "@/lib/domain/values/record-id";
import { demand } from "@/lib/services/access/permit";

const MOST_SCENARIOS = 3;

export interface Comparison {
  readonly month: Month;
  readonly scenarios: readonly SavedScenario[];
  readonly bills: readonly ComparedBill[];
  /** How many organizations the scenarios touch, those included that were not asked for. */
  readonly touched: number;
  /** The lists that have a part in it, and when the reports were read. */
  readonly lists: readonly PriceList[];
  readonly readAt: { readonly first: string; readonly last: string } | null;
}

export interface ComparisonQuery {
  readonly scenarios: readonly string[];
  /** Ids of organizations; empty for every one that a scenario touches. */
  readonly only: readonly string[];
}

/** Up to three scenarios side by side over the customers they touch, in the month of the first; null when one is not there. */
export async function loadComparison(scope: StaffScope, query: ComparisonQuery): Promise<Comparison | null> {
  demand(scope, "pricing:read");
  const wanted = [...new Set(query.scenarios)].filter(isId).slice(0, MOST_SCENARIOS);
  return withScope(scope, async (db) => {
    const found = await Promise.all(wanted.map((id) => findScenario(db, id, scope.userId)));
    const scenarios = found.flatMap((one) => one ?? []);
    const month = scenarios[0]?.month;
    if (month === undefined || scenarios.length < found.length) return null;
    const reseller = findPartnerOrganization(await listOrganizations(db))?.id ?? "";
    const pricings = await findCustomersPriceReport(db, reseller, month);
    const lists = (await listKeptPriceLists(db, month)).map(({ list }) => list);
    const reports = await listPriceReports(db, month);
    const customerOf = await mapOrganizationsToCustomers(db);
    const months = toMonths(pricings?.report ?? null, lists).map(
      (one): OrganizationMonth => ({
        ...one,
        customer: customerOf.get(one.organization.id)?.id ?? null,
        report: reports.get(one.organization.id)?.report ?? null,
      }),
    );
    const all = compareScenarios(
      months,
      scenarios.map(({ scenario }) => scenario),
      lists,
    );
    const only = new Set(query.only);
    const bills = only.size === 0 ? all : all.filter(({ organization }) => only.has(organization.id));
    const touched = new Set(all.map(({ organization }) => organization.id)).size;
    const read = bills.flatMap(({ organization }) => reports.get(organization.id)?.fetchedAt ?? []).sort();
    const [first, last] = [read[0], read.at(-1)];
    return { month, scenarios, bills, touched, lists, readAt: first && last ? { first, last } : null };
  });
}

/** Each organization once, with the lists of every pricing applied to it. */
function toMonths(all: CustomersPriceReport | null, known: readonly PriceList[]) {
  const listOf = new Map(known.map((list) => [list.appliedPricing.id, list]));
  const months = new Map<string, { organization: OrganizationMonth["organization"]; lists: PriceList[] }>();
  for (const { organization, appliedPricing } of all?.organizations ?? []) {
    const lists: PriceList[] = months.get(organization.id)?.lists ?? [];
    const list = listOf.get(appliedPricing.id);
    if (list && !lists.includes(list)) lists.push(list);
    months.set(organization.id, { organization, lists });
  }
  return [...months.values()];
}
