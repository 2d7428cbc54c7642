import { useLocale, useTranslations } from "next-intl";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { costOfMonth, lastMonthChange } from "@/lib/domain/costs/cost-view";
import { serviceChanges } from "@/lib/domain/costs/service-changes";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { formatMonth } from "../ui/figures/format-month";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

function Figure({ value, currency }: { value: DecimalText | null; currency: string }) {
  if (value === null) return <span className="text-muted">—</span>;
  return <Amount value={value} currency={currency} show="none" />;
}

/** What each service cost in the last two complete months and in the one under way. */
export function ServiceChangesTable({ history, now }: { history: CostHistory; now: Date }) {
  const t = useTranslations("costs");
  const locale = useLocale();
  const { months, services } = serviceChanges(history, now);
  const { currency } = history;
  const change = lastMonthChange(history, now);
  return (
    <Table label={t("byService")} stack>
      <thead>
        <tr>
          <Th>{t("service")}</Th>
          <Th numeric>{formatMonth(months.before, locale, "heading")}</Th>
          <Th numeric>{formatMonth(months.last, locale, "heading")}</Th>
          <Th numeric>{t("change")}</Th>
          <Th numeric>{t("soFar", { month: formatMonth(months.soFar, locale, "heading") })}</Th>
        </tr>
      </thead>
      <tbody>
        {services.map(({ name, label, before, last, soFar, fraction }) => (
          <tr key={name}>
            <Th scope="row" phone="lead">
              {label}
            </Th>
            <Td numeric muted>
              <Figure value={before} currency={currency} />
            </Td>
            <Td numeric phone="figure">
              <Figure value={last} currency={currency} />
            </Td>
            <Td numeric muted phone="figure2">
              {before !== null && last !== null && <Change share={fraction} />}
            </Td>
            <Td numeric>
              <Figure value={soFar} currency={currency} />
            </Td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <Th scope="row" phone="lead">
            {t("total")}
          </Th>
          <Td numeric>
            <Figure value={costOfMonth(history, months.before)} currency={currency} />
          </Td>
          <Td numeric phone="figure">
            <Figure value={costOfMonth(history, months.last)} currency={currency} />
          </Td>
          <Td numeric phone="figure2">
            {change && <Change share={change.fraction} />}
          </Td>
          <Td numeric>
            <Figure value={costOfMonth(history, months.soFar)} currency={currency} />
          </Td>
        </tr>
      </tfoot>
    </Table>
  );
}
