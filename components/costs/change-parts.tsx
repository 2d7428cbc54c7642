import { useLocale, useTranslations } from "next-intl";
import type { CostChange } from "@/lib/domain/costs/cost-change";
import { type DecimalText, fractionOfChange, ZERO } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";
import { address } from "../ui/address";
import { Amount } from "../ui/figures/amount";
import { Change } from "../ui/figures/change";
import { formatMonth } from "../ui/figures/format-month";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

/** Both months, their difference, and the parts that come to it exactly. */
export function ChangeParts({ change }: { change: CostChange }) {
  const t = useTranslations("costExplorer.changed");
  const states = useTranslations("costExplorer.state");
  const locale = useLocale();
  const { currency, before, after, difference, price, unexplained, moves } = change;
  const parts: { key: string; label: string; note: string; amount: DecimalText | null }[] = [
    { key: "usage", label: t("usage"), note: t(price === null ? "usageWithPrice" : "usageNote"), amount: change.usage },
    {
      key: "price",
      label: t("price"),
      note: t(price === null ? "priceUnknownNote" : "priceNote"),
      amount: price,
    },
    {
      key: "assignment",
      label: t("assignment"),
      note: t("assignmentNote", { count: moves.length }),
      amount: change.assignment,
    },
    ...(unexplained === ZERO
      ? []
      : [{ key: "unexplained", label: t("unexplained"), note: t("unexplainedNote"), amount: unexplained }]),
  ];
  const monthFigure = (of: Month, value: DecimalText, state: CostChange["states"]["from"]) => (
    <KeyFigure
      label={formatMonth(of, locale, "heading")}
      value={<Amount value={value} currency={currency} />}
      note={states(state)}
    />
  );
  return (
    <>
      <KeyFigures>
        {monthFigure(change.from, before, change.states.from)}
        {monthFigure(change.to, after, change.states.to)}
        <KeyFigure
          label={t("difference")}
          value={<Amount value={difference} currency={currency} signed />}
          change={<Change share={fractionOfChange(before, after)} />}
        />
      </KeyFigures>
      <div className="mt-4 max-w-180">
        <Table label={t("title")} stack>
          <thead>
            <tr>
              <Th>{t("part")}</Th>
              <Th />
              <Th numeric>{currency}</Th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ key, label, note, amount }) => (
              <tr key={key}>
                <Th scope="row" phone="lead">
                  {label}
                </Th>
                <Td muted wrap phone="sub">
                  {note}
                </Td>
                <Td numeric phone="figure">
                  {amount === null ? (
                    <span className="text-muted">{t("priceUnknown")}</span>
                  ) : (
                    <Amount value={amount} currency={currency} show="none" signed />
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <Th scope="row" phone="lead">
                {t("difference")}
              </Th>
              <Td phone="sub" className="text-muted">
                <a data-hw-soft="" href={receiptPath(change)}>
                  {t("receipt")}
                </a>
              </Td>
              <Td numeric phone="figure">
                <Amount value={difference} currency={currency} show="none" signed />
              </Td>
            </tr>
          </tfoot>
        </Table>
      </div>
    </>
  );
}

function receiptPath({ readings }: CostChange): string {
  return address("/costs/receipt", { reading: readings, split: "service" });
}
