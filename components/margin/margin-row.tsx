import { useTranslations } from "next-intl";
import { address } from "@/components/ui/address";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import type { ListedMargin } from "@/lib/domain/margin/margin-line";
import type { MarginBasis } from "@/lib/domain/margin/margin-list-query";
import { addDecimals, type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";
import { Amount } from "../ui/figures/amount";
import { RowLink } from "../ui/row-link";
import { Td } from "../ui/td";
import { ChargedLessCost } from "./charged-less-cost";
import { EarnedAmount } from "./earned-amount";
import { EarnedShare } from "./earned-share";

export type MarginRowProps = {
  line: ListedMargin;
  basis: MarginBasis;
  month: Month;
  /** The one that all figures are in; null where several meet. */
  currency: Currency | null;
};

export function MarginRow({ line, basis, month, currency }: MarginRowProps) {
  const t = useTranslations("margin");
  const states = useTranslations("costExplorer.state");
  const ui = useTranslations("ui.state");
  const earned = line.margin[basis];
  const show = currency === null ? "code" : "none";
  const money = (value: DecimalText | null, signed = false) =>
    value === null || line.currency === null ? (
      <span className="text-muted">—</span>
    ) : (
      <Amount value={value} currency={line.currency} show={show} signed={signed} />
    );
  return (
    <tr>
      <Td phone="lead" className="max-w-72 truncate" title={line.name}>
        <RowLink href={address(`/customers/${line.customer}/margin`, { month })}>
          <bdi>{line.name}</bdi>
        </RowLink>
      </Td>
      <Td numeric className="max-sm:text-left" phone="sub">
        <span className="max-sm:hidden">{money(line.partner)}</span>
        {earned.state === "unknown" ? (
          <span className="sm:hidden">{t(`why.${earned.why}`)}</span>
        ) : (
          line.partner !== null &&
          line.currency !== null && (
            <ChargedLessCost
              charged={addDecimals([line.partner, earned.amount])}
              cost={line.partner}
              currency={line.currency}
            />
          )
        )}
      </Td>
      <Td numeric muted>
        {money(line.exclusions, true)}
      </Td>
      <Td numeric>{money(line.billed)}</Td>
      <Td numeric>
        <Price line={line} currency={currency} />
      </Td>
      <Td numeric phone="figure">
        <EarnedAmount of={earned} currency={line.currency} show={show} />
      </Td>
      <Td numeric phone="figure2">
        <EarnedShare of={earned} />
      </Td>
      <Td muted title={states(line.state)}>
        {ui(isEstimate(line.state) ? "estimated" : "final")}
      </Td>
    </tr>
  );
}

function Price({ line: { prices, margin, currency: code }, currency }: Pick<MarginRowProps, "line" | "currency">) {
  const t = useTranslations("margin");
  const [price, ...others] = prices;
  if (price && others.length === 0)
    return (
      <Amount value={price.amount} currency={price.currency} show={price.currency === currency ? "none" : "code"} />
    );
  if (price) {
    const all = prices.map((one) => `${one.amount} ${one.currency}`).join(" + ");
    return <span title={all}>{t("severalPrices", { count: prices.length })}</span>;
  }
  const why = margin.priced.state === "unknown" ? margin.priced.why : null;
  if (why === null && code !== null)
    return <Amount value={ZERO} currency={code} show={code === currency ? "none" : "code"} />;
  return (
    <span className="text-muted" title={why === null ? undefined : t(`why.${why}`)}>
      {t("noPrice")}
    </span>
  );
}
