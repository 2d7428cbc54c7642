import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { ACCOUNT_STATES, type AccountListQuery } from "@/lib/domain/accounts/account-list-query";

export const ASSIGNMENTS_PATH = "/assignments";

export function clearedAccounts(params: Params): string {
  return address(ASSIGNMENTS_PATH, params, { q: null, state: null, customer: null });
}

export function hasAccountFilter(query: AccountListQuery): boolean {
  return query.q !== "" || query.state !== "all" || query.customer !== null;
}

export type AccountFiltersProps = { query: AccountListQuery; params: Params; customerName: string | null };

export function AccountFilters({ query, params, customerName }: AccountFiltersProps) {
  const t = useTranslations("assignments");
  const to = (changes: Record<string, string | null>) => address(ASSIGNMENTS_PATH, params, changes);
  return (
    <FilterBar clearHref={hasAccountFilter(query) ? clearedAccounts(params) : null}>
      <SearchBox label={t("search")} value={query.q} />
      <FilterMenu
        label={t("state.label")}
        options={ACCOUNT_STATES.map((state) => ({
          label: t(`state.${state}`),
          href: to({ state: state === "all" ? null : state }),
          current: query.state === state,
        }))}
      />
      {query.state !== "all" && (
        <FilterChip label={t("state.label")} value={t(`state.${query.state}`)} clearHref={to({ state: null })} />
      )}
      {query.customer && (
        <FilterChip label={t("ofCustomer")} value={customerName ?? query.customer} clearHref={to({ customer: null })} />
      )}
    </FilterBar>
  );
}
