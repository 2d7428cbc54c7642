import { useTranslations } from "next-intl";
import type { BridgeRow } from "@/lib/domain/margin/bridge-rows";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Currency } from "@/lib/domain/values/money";
import { Amount } from "../ui/figures/amount";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { BridgeBar, type BridgeSpan } from "./bridge-bar";
import { stepLink, totalHref } from "./bridge-links";

export type BridgeLineProps = {
  row: BridgeRow;
  span: BridgeSpan;
  of: CustomerMargin;
  customer: CustomerId;
  currency: Currency;
};

const TOTALS = {
  partner: { label: "partner", reading: "partnerReading" },
  customer: { label: "billed", reading: "billedReading" },
  price: { label: "price", reading: "priceReading" },
} as const;

/** A total opens its receipt; a step says what it is and leads to where it can be looked at. */
export function BridgeLine({ row, span, of, customer, currency }: BridgeLineProps) {
  const t = useTranslations("margin.page");
  const steps = useTranslations("margin.steps");
  const { step } = row;
  const where = { customer, month: of.month, readings: of.readings };
  const title = step
    ? steps(`${step.kind}.title`, { service: step.service ?? "" })
    : row.kind !== "step" && t(TOTALS[row.kind].label);
  const reading = step
    ? steps(`${step.kind}.reading`, { count: step.accounts ?? 0 })
    : row.kind !== "step" && t(TOTALS[row.kind].reading);
  const link = step && stepLink(step.kind, where);
  const receipt = row.kind === "step" ? null : totalHref(row.kind, where);
  const amount = <Amount value={row.amount} currency={currency} show="none" signed={step !== null} />;
  return (
    <tr>
      <Th scope="row" phone="lead" data-wrap="" className={step ? "sm:pl-6!" : "font-medium"}>
        {title}
      </Th>
      <Td muted wrap phone="sub">
        {reading}{" "}
        {link && (
          <a data-hw-soft="" href={link.href} className="whitespace-nowrap text-text underline underline-offset-2">
            {t(`open.${link.to}`)}
          </a>
        )}
        <span className="mt-1 block sm:hidden">
          <BridgeBar row={row} span={span} />
        </span>
      </Td>
      <Td>
        <BridgeBar row={row} span={span} />
      </Td>
      <Td numeric phone="figure" className={step ? undefined : "font-medium"}>
        {receipt === null ? (
          amount
        ) : (
          <a
            data-hw-soft=""
            href={receipt}
            className="text-text underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-solid"
          >
            {amount}
            <span className="sr-only"> {t("receipt", { label: title || "" })}</span>
          </a>
        )}
      </Td>
    </tr>
  );
}
