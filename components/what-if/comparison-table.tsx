import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { ComparedBill } from "@/lib/domain/pricing/compare-scenarios";
import type { Sale } from "@/lib/domain/pricing/sale";
import { subtractDecimals } from "@/lib/domain/values/decimal-text";
import { address } from "../ui/address";
import { distinctKeys } from "../ui/distinct-keys";
import { Amount } from "../ui/figures/amount";
import { formatAmount } from "../ui/figures/format-amount";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { MarginText } from "./sale-figures";

export type ComparisonTableProps = {
  bills: readonly ComparedBill[];
  scenarios: readonly { readonly id: string; readonly name: string }[];
  month: string;
};

/** Each customer's bill as charged and under each scenario, with what is earned; a refused one with its reason. */
export function ComparisonTable({ bills, scenarios, month }: ComparisonTableProps) {
  const t = useTranslations("whatIf.compare");
  const keys = distinctKeys(bills.map((bill) => `${bill.organization.id}/${"currency" in bill ? bill.currency : ""}`));
  return (
    <Table label={t("table")} stack wide={scenarios.length > 1}>
      <thead>
        <tr>
          <Th rowSpan={2}>{t("customer")}</Th>
          <Th numeric colSpan={2} scope="colgroup">
            {t("now")}
          </Th>
          {scenarios.map(({ id, name }) => (
            <Th key={id} numeric colSpan={3} scope="colgroup">
              {name}
            </Th>
          ))}
        </tr>
        <tr>
          <Th numeric>{t("bill")}</Th>
          <Th numeric>{t("margin")}</Th>
          {scenarios.map(({ id }) => (
            <Fragment key={id}>
              <Th numeric>{t("bill")}</Th>
              <Th numeric>{t("difference")}</Th>
              <Th numeric>{t("margin")}</Th>
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {bills.map((bill, at) => (
          <tr key={keys[at]}>
            <Td phone="lead" className="sm:max-w-56" title={bill.organization.name}>
              <span className="flex items-center gap-2">
                <input
                  type="checkbox"
                  name="only"
                  value={bill.organization.id}
                  aria-label={t("choose", { name: bill.organization.name })}
                  className="hw-check size-4 shrink-0"
                />
                <span className="min-w-0 truncate">
                  <Name bill={bill} month={month} />
                </span>
              </span>
            </Td>
            {bill.at === "priced" ? (
              <Priced bill={bill} scenarios={scenarios} />
            ) : (
              <Td phone="sub" muted colSpan={2 + 3 * scenarios.length}>
                <Reason bill={bill} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Name({ bill: { organization, customer }, month }: { bill: ComparedBill; month: string }) {
  const name = <bdi>{organization.name}</bdi>;
  if (customer === null) return name;
  return (
    <a data-hw-soft="" href={address("/pricing/what-if", { customer, month })}>
      {name}
    </a>
  );
}

type PricedBill = Extract<ComparedBill, { at: "priced" }>;

function Priced({
  bill: { currency, before, after },
  scenarios,
}: {
  bill: PricedBill;
  scenarios: ComparisonTableProps["scenarios"];
}) {
  return (
    <>
      <Td numeric phone="sub">
        <Amount value={before.charged} currency={currency} show="code" />
      </Td>
      <Td numeric muted>
        <MarginText sale={before} currency={currency} />
      </Td>
      {scenarios.map(({ id }, at) => (
        <Under key={id} before={before} after={after[at] ?? null} currency={currency} isFirst={at === 0} />
      ))}
    </>
  );
}

type UnderProps = { before: Sale; after: Sale | null; currency: string; isFirst: boolean };

function Under({ before, after, currency, isFirst }: UnderProps) {
  const t = useTranslations("whatIf.compare");
  if (after === null)
    return (
      <Td numeric muted colSpan={3} {...(isFirst ? { phone: "figure" as const } : {})}>
        {t("noAfter")}
      </Td>
    );
  return (
    <>
      <Td numeric {...(isFirst ? { phone: "figure" as const } : {})}>
        <Amount value={after.charged} currency={currency} show="none" />
      </Td>
      <Td numeric {...(isFirst ? { phone: "figure2" as const } : {})}>
        <Amount value={subtractDecimals(after.charged, before.charged)} currency={currency} show="none" signed />
      </Td>
      <Td numeric muted>
        <MarginText sale={after} currency={currency} />
      </Td>
    </>
  );
}

function Reason({ bill }: { bill: Exclude<ComparedBill, { at: "priced" }> }) {
  const t = useTranslations("whatIf.compare");
  const locale = useLocale();
  if (bill.at !== "refused") return t(bill.at === "not-read" ? "notRead" : "notGenerated");
  const text = (value: string) => formatAmount({ value, currency: bill.currency, locale, show: "code" });
  if (bill.computed === null) return t("refusedNoTotal");
  return t("refused", { stated: text(bill.stated), computed: text(bill.computed) });
}
