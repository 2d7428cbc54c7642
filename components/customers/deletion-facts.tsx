import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { DefinitionList, type Fact } from "@/components/ui/definition-list";
import { Amount } from "@/components/ui/figures/amount";
import { formatMonth } from "@/components/ui/figures/format-month";
import { Id } from "@/components/ui/figures/id";
import { Quantity } from "@/components/ui/figures/quantity";
import { Notice } from "@/components/ui/notice";
import type { DeletionFacts as Facts } from "@/lib/domain/customers/customer-deletion";
import { CUSTOMERS_PATH } from "./customer-filters";

/** What goes with a customer, in numbers, what stays behind, and what must end first. */
export function DeletionFacts({ facts }: { facts: Facts }) {
  const t = useTranslations("customerLife.remove");
  return (
    <div className="mt-4 flex flex-col gap-4">
      {facts.open.length > 0 && (
        <Notice tone="caution" title={t("open", { count: facts.open.length })}>
          {t("openNote")}
        </Notice>
      )}
      <section aria-label={t("takes")}>
        <h3 className="mb-1 text-sm font-medium">{t("takes")}</h3>
        <DefinitionList facts={useFacts(facts)} />
      </section>
      <Notice tone="info" title={t("stays")}>
        {t("staysNote")}
      </Notice>
    </div>
  );
}

function useFacts({ of, viewers, plans, usageReports }: Facts): Fact[] {
  const t = useTranslations("customerLife.remove");
  const format = useFormatter();
  const locale = useLocale();
  const { customer, accountCount, links, monthCost } = of;
  const count = (value: number) => <Quantity value={String(value)} digits={0} />;
  const accounts = (
    <Link prefetch={false} href={`${CUSTOMERS_PATH}/${customer.id}/accounts`} className="underline underline-offset-2">
      {count(accountCount)}
    </Link>
  );
  const link = (label: string, id: string | null) =>
    id === null ? [] : [{ label, value: <Id value={id} />, note: t("linksNote") }];
  return [
    {
      label: t("accounts"),
      value: accountCount > 0 ? accounts : count(0),
      note: t("accountsNote", { count: accountCount }),
    },
    ...(monthCost
      ? [
          {
            label: t("cost", { month: formatMonth(monthCost.month, locale) }),
            value: <Amount value={monthCost.cost.amount} currency={monthCost.cost.currency} show="code" />,
            note: t("costNote"),
          },
        ]
      : []),
    ...link(t("linkCloudmc"), links.cloudmcOrganization),
    ...link(t("linkHere"), links.hereRealm),
    {
      label: t("viewers"),
      value: count(viewers.length),
      note: t("viewersNote", { count: viewers.length, names: format.list(viewers) }),
    },
    {
      label: t("plans"),
      value: count(plans.length),
      note: plans.length > 0 ? t("plansNote", { names: format.list(plans.map(({ name }) => name)) }) : undefined,
    },
    { label: t("reports"), value: count(usageReports), note: usageReports > 0 ? t("reportsNote") : undefined },
  ];
}
