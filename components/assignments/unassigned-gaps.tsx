import { useLocale, useTranslations } from "next-intl";
import type { AccountCostReading, UnassignedSpend } from "@/lib/domain/accounts/unassigned-account";
import { Amount } from "../ui/figures/amount";
import { formatMonth } from "../ui/figures/format-month";
import { Notice } from "../ui/notice";

/** What the report states beyond the accounts that Headwater knows, month by month; nothing when they are all of it. */
export function UnassignedGaps({ spend }: { spend: UnassignedSpend }) {
  const t = useTranslations("unassigned.gaps");
  const locale = useLocale();
  const readings = [spend.lastMonth.reading, spend.soFar.reading].filter((reading) => reading !== null);
  const unknown = readings.filter((reading) => reading.unknown.accounts > 0);
  const open = readings.filter((reading) => reading.difference !== "0");
  if (unknown.length + open.length === 0) return null;
  const facts = ({ month, currency, difference, ...reading }: AccountCostReading) => ({
    month: formatMonth(month, locale, "heading"),
    count: reading.unknown.accounts,
    cost: () => <Amount value={reading.unknown.cost} currency={currency} show="code" />,
    difference: () => <Amount value={difference} currency={currency} show="code" signed />,
  });
  return (
    <Notice tone="caution" title={t("title")}>
      <ul>
        {unknown.map((reading) => (
          <li key={`unknown ${reading.month}`}>{t.rich("unknown", facts(reading))}</li>
        ))}
        {open.map((reading) => (
          <li key={`open ${reading.month}`}>{t.rich("difference", facts(reading))}</li>
        ))}
      </ul>
    </Notice>
  );
}
