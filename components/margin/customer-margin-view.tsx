import { useLocale, useTranslations } from "next-intl";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { EmptyState } from "../ui/empty-state";
import { DateTime } from "../ui/figures/date-time";
import { formatMonth } from "../ui/figures/format-month";
import { Notice } from "../ui/notice";
import { Pagination } from "../ui/pagination";
import { Panel } from "../ui/panel";
import { BridgeTable } from "./bridge-table";
import { CustomerMarginFigures } from "./customer-margin-figures";
import { MarginAccountTable } from "./margin-account-table";
import { ServiceMarginTable } from "./service-margin-table";

export type CustomerMarginViewProps = { of: CustomerMargin; customer: CustomerId; now: Date };

/** One customer's month: what is left of it, the way there, service by service and account by account. */
export function CustomerMarginView({ of, customer, now }: CustomerMarginViewProps) {
  const t = useTranslations("margin.page");
  const words = useTranslations("margin");
  const locale = useLocale();
  const { bridge, services, accounts, heldSince } = of;
  const { page, per } = of.accountPage;
  const { currency } = bridge;
  if (currency === null || bridge.partner === null) {
    return <EmptyState kind="first-use" title={words("empty")} note={words("emptyNote")} />;
  }
  return (
    <>
      <CustomerMarginFigures of={of} currency={currency} now={now} />
      <div className="mt-4 flex flex-col gap-2 empty:hidden">
        {bridge.billed.state === "unknown" && bridge.billed.why === "currencies" && (
          <Notice tone="caution">{t("currencies")}</Notice>
        )}
        {heldSince !== null && (
          <Notice tone="info">{t.rich("heldSince", { at: () => <DateTime value={heldSince} /> })}</Notice>
        )}
      </div>
      <Panel title={t("bridge")} note={t("bridgeNote", { month: formatMonth(of.month, locale), currency })}>
        <BridgeTable of={of} customer={customer} currency={currency} />
      </Panel>
      <div id="services" className="mt-8 scroll-mt-4">
        <Panel title={t("services")} note={t("servicesNote")}>
          {of.facts.services === null && <Notice tone="info">{t("servicesUnknown")}</Notice>}
          {services.length === 0 ? (
            <p className="text-sm text-muted">{t("noServices")}</p>
          ) : (
            <ServiceMarginTable services={services} currency={currency} />
          )}
        </Panel>
      </div>
      <div id="accounts" className="mt-8 scroll-mt-4">
        <Panel title={t("accounts")} note={t("accountsNote", { shown: accounts.length, total: of.accountCount })}>
          {accounts.length === 0 ? (
            <p className="text-sm text-muted">{t("noAccounts")}</p>
          ) : (
            <MarginAccountTable accounts={accounts} currency={currency} />
          )}
          <Pagination
            pathname={`/customers/${customer}/margin`}
            params={{ month: of.month, per: String(per) }}
            page={page}
            size={per}
            total={of.accountCount}
          />
        </Panel>
      </div>
    </>
  );
}
