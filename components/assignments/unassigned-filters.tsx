import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import {
  ASSIGNABLE_FILTERS,
  COST_FILTERS,
  hasUnassignedFilter,
  TYPE_FILTERS,
  type UnassignedQuery,
} from "@/lib/domain/accounts/unassigned-query";

export const UNASSIGNED_PATH = "/assignments/unassigned";

export function clearedUnassigned(params: Params): string {
  return address(UNASSIGNED_PATH, params, { q: null, family: null, cost: null, assignable: null, type: null });
}

const CHOICES = [
  { name: "cost", choices: COST_FILTERS },
  { name: "assignable", choices: ASSIGNABLE_FILTERS },
  { name: "type", choices: TYPE_FILTERS },
] as const;

export function UnassignedFilters({ query, params }: { query: UnassignedQuery; params: Params }) {
  const t = useTranslations("unassigned.filters");
  const search = useTranslations("assignments")("search");
  const to = (changes: Record<string, string | null>) => address(UNASSIGNED_PATH, params, changes);
  const word = (name: string, choice: string) => t(`${name}.${choice}` as "cost.all");
  return (
    <FilterBar clearHref={hasUnassignedFilter(query) ? clearedUnassigned(params) : null}>
      <SearchBox label={search} value={query.q} />
      {CHOICES.map(({ name, choices }) => (
        <FilterMenu
          key={name}
          label={t(`${name}.label`)}
          options={choices.map((choice) => ({
            label: word(name, choice),
            href: to({ [name]: choice === "all" ? null : choice }),
            current: query[name] === choice,
          }))}
        />
      ))}
      {CHOICES.filter(({ name }) => query[name] !== "all").map(({ name }) => (
        <FilterChip
          key={name}
          label={t(`${name}.label`)}
          value={word(name, query[name])}
          clearHref={to({ [name]: null })}
        />
      ))}
      {query.family !== "" && <FilterChip label={t("family")} value={query.family} clearHref={to({ family: null })} />}
    </FilterBar>
  );
}
