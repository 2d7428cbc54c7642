import { useTranslations } from "next-intl";
import { MARGIN_BASES, MARGIN_KINDS, type MarginListQuery } from "@/lib/domain/margin/margin-list-query";
import type { Month } from "@/lib/domain/values/month";
import { address, type Params } from "../ui/address";
import { FilterBar } from "../ui/filter-bar";
import { FilterChip } from "../ui/filter-chip";
import { FilterMenu } from "../ui/filter-menu";
import { SearchBox } from "../ui/search-box";
import { Segments } from "../ui/segments";
import { MonthMenu } from "./month-menu";

export const MARGIN_PATH = "/margin";

export type MarginChoicesProps = { query: MarginListQuery; params: Params; month: Month; months: readonly Month[] };

/** Which month, against what, and which customers of it. */
export function MarginChoices({ query, params, month, months }: MarginChoicesProps) {
  const t = useTranslations("margin");
  const ui = useTranslations("ui");
  const to = (changes: Record<string, string | null>) => address(MARGIN_PATH, params, { page: null, ...changes });
  const clear = to({ q: null, kind: null });
  return (
    <FilterBar clearHref={query.q !== "" || query.kind !== null ? clear : null}>
      <SearchBox label={t("search")} value={query.q} />
      <MonthMenu month={month} months={months} hrefOf={(one) => to({ month: one })} />
      <Segments
        label={t("basis.label")}
        segments={MARGIN_BASES.map((basis) => ({
          label: t(`basis.${basis}`),
          href: to({ basis: basis === "billed" ? null : basis }),
          current: basis === query.basis,
        }))}
      />
      <FilterMenu
        label={t("kind.label")}
        options={[
          { label: ui("any"), href: to({ kind: null }), current: query.kind === null },
          ...MARGIN_KINDS.map((kind) => ({
            label: t(`kind.${kind}`),
            href: to({ kind }),
            current: kind === query.kind,
          })),
        ]}
      />
      {query.kind && (
        <FilterChip label={t("kind.label")} value={t(`kind.${query.kind}`)} clearHref={to({ kind: null })} />
      )}
    </FilterBar>
  );
}
