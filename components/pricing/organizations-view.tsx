import { useLocale, useTranslations } from "next-intl";
import type { Organization } from "@/lib/domain/pricing/organization";
import {
  chooseOrganizationPricings,
  type OrganizationPricingQuery,
  totalsByCurrency,
} from "@/lib/domain/pricing/organization-pricing-list";
import { checkCustomersPriceReport } from "@/lib/domain/pricing/price-check";
import type { CustomersPriceReport } from "@/lib/domain/pricing/price-report";
import { pageWindow } from "@/lib/domain/values/list-query";
import { isUnderWay, type Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { address, type Params } from "../ui/address";
import { DownloadLink } from "../ui/download-link";
import { EmptyState } from "../ui/empty-state";
import { formatMonth } from "../ui/figures/format-month";
import { Pagination } from "../ui/pagination";
import { CurrencyTotals } from "./currency-totals";
import { MonthPicker } from "./month-picker";
import { OrganizationFilters } from "./organization-filters";
import { type CustomerOf, OrganizationTable } from "./organization-table";
import { SumsChecked } from "./sums-checked";
import { UnknownMonth } from "./unknown-month";

export const PRICING_PATH = "/pricing";

export type OrganizationsViewProps = {
  resellers: readonly Organization[];
  reseller: Organization;
  report: Cached<CustomersPriceReport>;
  customerOf: CustomerOf;
  query: OrganizationPricingQuery;
  params: Params;
  month: Month;
  months: readonly Month[];
  now: Date;
};

/** Every organization below a reseller with what it is charged in a month, one total for each currency. */
export function OrganizationsView(props: OrganizationsViewProps) {
  const { report, month, months, params, now } = props;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <MonthPicker pathname={PRICING_PATH} params={params} month={month} months={months} />
        {report.state === "present" && report.value.generated && <FileLink {...props} report={report} />}
      </div>
      {report.state === "absent" ? (
        <NotReadYet of={report} from="cloudmc" now={now} />
      ) : (
        <PricedOrganizations {...props} report={report} />
      )}
    </>
  );
}

type PresentProps = OrganizationsViewProps & { report: Extract<Cached<CustomersPriceReport>, { state: "present" }> };

function FileLink({ report, query, params, month, reseller }: PresentProps) {
  const t = useTranslations("pricing");
  const count = chooseOrganizationPricings(report.value.organizations, query).length;
  if (count === 0) return null;
  const href = address("/api/pricing/csv", params, { month, reseller: reseller.id, page: null, per: null });
  return <DownloadLink href={href}>{t("csv", { count })}</DownloadLink>;
}

function PricedOrganizations(props: PresentProps) {
  const { report, customerOf, query, params, month, now, reseller } = props;
  const t = useTranslations("pricing");
  const locale = useLocale();
  const named = formatMonth(month, locale);
  const { generated, organizations } = report.value;
  const chosen = chooseOrganizationPricings(organizations, query);
  const rows = pageWindow(query, chosen.length);
  const estimated = isUnderWay(month, now);
  return (
    <>
      <div className="mb-4 empty:hidden">
        <FetchTrouble of={report} now={now} />
      </div>
      {!generated && <UnknownMonth month={named} />}
      {generated && organizations.length === 0 && (
        <EmptyState kind="no-result" title={t("all.none", { month: named })} note={t("all.noneNote")} />
      )}
      {generated && organizations.length > 0 && (
        <>
          <CurrencyTotals
            totals={totalsByCurrency(organizations).map((total) => ({
              ...total,
              note: t("all.organizations", { count: total.organizations }),
            }))}
            provenance={report.provenance}
            now={now}
            receiptHref={address(`${PRICING_PATH}/receipt`, { month, reseller: reseller.id })}
          />
          <p className="mt-2 text-xs text-muted">
            <FiguresAge of={report} now={now} {...(estimated ? { state: "estimated" } : {})} /> · {t("all.perCurrency")}
          </p>
          <OrganizationFilters {...props} organizations={organizations} />
          {chosen.length === 0 ? (
            <EmptyState
              kind="no-result"
              title={t("all.noResult")}
              clearHref={address(PRICING_PATH, params, { q: null, currency: null })}
            />
          ) : (
            <OrganizationTable rows={chosen.slice(rows.offset, rows.last)} customerOf={customerOf} month={month} />
          )}
          <Pagination pathname={PRICING_PATH} params={params} page={rows.page} size={query.per} total={chosen.length} />
          <div className="mt-4 flex flex-col gap-3">
            <SumsChecked of="organizations" discrepancies={checkCustomersPriceReport(report.value)} />
            <p className="max-w-prose text-xs text-muted">{t("notAnInvoice")}</p>
          </div>
        </>
      )}
      {(!generated || organizations.length === 0) && (
        <p>
          <FiguresAge of={report} now={now} />
        </p>
      )}
    </>
  );
}
