import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { findFirstLook } from "@/lib/db/cost-change-rows";
import { mapMonthStatements } from "@/lib/db/cost-statement-rows";
import { findCustomer } from "@/lib/db/customer-rows";
import { listMarginAccounts } from "@/lib/db/margin-account-rows";
import { listMarginFacts } from "@/lib/db/margin-fact-rows";
import { listPartnerMonths } from "@/lib/db/margin-month-rows";
import { findPriceReport } from "@/lib/db/price-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { monthState } from "@/lib/domain/costs/cost-statement";
import { chooseMonth } from "@/lib/domain/margin/choose-month";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { MarginPage } from "@/lib/domain/margin/margin-account";
import { makeMarginBridge } from "@/lib/domain/margin/margin-bridge";
import { type PricedCategoryName, serviceMargins } from "@/lib/domain/margin/service-margins";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { pageWindow } from "@/lib/domain/values/list-query";
import type { Currency } from "@/lib/domain/values/money";
import { type Month, monthOf } from "@/lib/domain/values/month";
import { demand } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

/** One customer's month from the partner's cost to the customer's price; null: there is no such customer. */
export function loadCustomerMargin(
  scope: StaffScope,
  customer: CustomerId,
  { month: wanted, ...page }: { readonly month: Month | null } & MarginPage,
): Promise<CustomerMargin | null> {
  demand(scope, "margin:read");
  const at = now();
  return withScope(scope, async (db) => {
    const months = (await listPartnerMonths(db)).map((one) => one.month);
    const month = chooseMonth(wanted, months, at);
    const [found] = await listMarginFacts(db, month, customer);
    if (!found) return null;
    const { facts, readings } = found;
    const statements = await mapMonthStatements(db, { kind: "customer", customer }, [month]);
    const bridge = makeMarginBridge(facts);
    const { accounts, total } = await listMarginAccounts(db, month, { customer, ...page });
    return {
      month,
      months,
      state: monthState(month, statements.get(month) ?? "none", at),
      facts,
      bridge,
      services: serviceMargins(facts.services ?? [], await listCategories(db, { customer, month }, bridge.currency)),
      accounts,
      accountCount: total,
      accountPage: { ...page, page: pageWindow(page, total).page },
      heldSince: await findBeginning(db, month),
      readings,
    };
  });
}

async function findBeginning(db: Db, month: Month): Promise<string | null> {
  const first = await findFirstLook(db);
  return first !== null && month < monthOf(new Date(first.knownFrom)) ? first.knownFrom : null;
}

async function listCategories(
  db: Db,
  { customer, month }: { customer: CustomerId; month: Month },
  currency: Currency | null,
): Promise<PricedCategoryName[]> {
  const organization = (await findCustomer(db, customer))?.links.cloudmcOrganization ?? null;
  if (organization === null) return [];
  const kept = await findPriceReport(db, { customer, organization, month });
  return (kept?.report.currencies ?? [])
    .filter((one) => one.currency === currency)
    .flatMap(({ categories }) => categories)
    .map(({ name, subTotal }) => ({ names: Object.values(name), subTotal }));
}
