import { useLocale, useTranslations } from "next-intl";
import { USAGE_FACT_NAMES } from "@/lib/domain/usage/usage-columns";
import { isUsageFiltered } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored } from "@/lib/domain/usage/usage-lines";
import { formatQuantity } from "../ui/figures/format-quantity";
import { FilterBar } from "../ui/filter-bar";
import { FilterChip } from "../ui/filter-chip";
import { FilterMenu } from "../ui/filter-menu";
import { FilterForm } from "../ui/popover-form";
import { SearchBox } from "../ui/search-box";
import { factChange, type UsagePlace, usageHref } from "./usage-address";

const FILTERS = ["q", "from", "to", ...USAGE_FACT_NAMES];

/** The same view with every filter off. */
export function clearedUsage(place: UsagePlace): string {
  return usageHref(place, Object.fromEntries(FILTERS.map((name) => [name, null])));
}

export function UsageFilters({ of, place }: { of: UsageExplored; place: UsagePlace }) {
  const t = useTranslations("usageExplorer");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const { query, params, pathname } = place;
  const chosen = new Map(query.facts.map(({ fact, value }) => [fact, value]));
  const shown = (value: string) => (value === "" ? t("none") : value);
  const others = of.facts.filter((fact) => !of.choices.some((choice) => choice.fact === fact));
  return (
    <FilterBar clearHref={isUsageFiltered(query) ? clearedUsage(place) : null}>
      <SearchBox label={t("search")} value={query.q} />
      {of.choices.map(({ fact, values }) => (
        <FilterMenu
          key={fact}
          label={t(`columns.${fact}`)}
          options={[
            { label: ui("any"), href: usageHref(place, { [fact]: null }), current: !chosen.has(fact) },
            ...values.map(({ value, rows }) => ({
              label: shown(value),
              href: usageHref(place, factChange(fact, value)),
              current: chosen.get(fact) === value,
              count: formatQuantity({ value: String(rows), locale }),
            })),
          ]}
        />
      ))}
      <FilterForm
        label={t("days")}
        action={pathname}
        params={params}
        submit={t("apply")}
        any={ui("any")}
        fields={[
          { name: "from", label: t("from"), value: query.from ?? "", type: "date" },
          { name: "to", label: t("to"), value: query.to ?? "", type: "date" },
          ...others.map((fact) => ({
            name: fact,
            label: t("exact", { label: t(`columns.${fact}`) }),
            value: chosen.get(fact) ?? "",
          })),
        ]}
      />
      {query.facts.map(({ fact, value }) => (
        <FilterChip
          key={fact}
          label={t(`columns.${fact}`)}
          value={shown(value)}
          clearHref={usageHref(place, { [fact]: null })}
        />
      ))}
      {query.from && <FilterChip label={t("from")} value={query.from} clearHref={usageHref(place, { from: null })} />}
      {query.to && <FilterChip label={t("to")} value={query.to} clearHref={usageHref(place, { to: null })} />}
    </FilterBar>
  );
}
