import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address, type Params } from "@/components/ui/address";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterMenu } from "@/components/ui/filter-menu";
import { FilterForm } from "@/components/ui/popover-form";
import { SearchBox } from "@/components/ui/search-box";
import {
  ACCOUNT_STATES,
  ACTIVE_STATES,
  type AccountListQuery,
  MANAGED_BY,
} from "@/lib/domain/accounts/account-list-query";
import { ACCOUNT_TYPES } from "@/lib/domain/accounts/aws-account";

export const ASSIGNMENTS_PATH = "/assignments";

const FILTERS = ["q", "state", "customer", "type", "active", "managed", "payer", "family"] as const;

export function clearedAccounts(params: Params): string {
  return address(ASSIGNMENTS_PATH, params, Object.fromEntries(FILTERS.map((name) => [name, null])));
}

export function hasAccountFilter(query: AccountListQuery): boolean {
  const { q, state, customer, type, active, managed, payer, family } = query;
  return q !== "" || family !== "" || state !== "all" || Boolean(customer ?? type ?? active ?? managed ?? payer);
}

export type AccountFiltersProps = {
  query: AccountListQuery;
  params: Params;
  customerName: string | null;
  /** What else stands at the end of the bar. */
  children?: ReactNode;
};

export function AccountFilters({ query, params, customerName, children }: AccountFiltersProps) {
  const t = useTranslations("assignments");
  const ui = useTranslations("ui");
  const to = (changes: Record<string, string | null>) => address(ASSIGNMENTS_PATH, params, changes);
  const more = [
    {
      key: "type",
      label: t("type.label"),
      options: ACCOUNT_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
    },
    {
      key: "active",
      label: t("active.label"),
      options: ACTIVE_STATES.map((value) => ({ value, label: t(`active.${value}`) })),
    },
    {
      key: "managed",
      label: t("managed.label"),
      options: MANAGED_BY.map((value) => ({ value, label: t(`managed.${value}`) })),
    },
  ] as const;
  const chips = [
    query.state !== "all" && { key: "state", label: t("state.label"), value: t(`state.${query.state}`) },
    query.customer && { key: "customer", label: t("ofCustomer"), value: customerName ?? query.customer },
    ...more.map(({ key, label, options }) => {
      const chosen = options.find((option) => option.value === query[key]);
      return chosen && { key, label, value: chosen.label };
    }),
    query.family !== "" && { key: "family", label: t("columns.family"), value: query.family },
    query.payer && { key: "payer", label: t("payer"), value: groupAccountNumber(query.payer) },
  ].filter((chip) => typeof chip === "object" && chip !== null);
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
      <FilterForm
        label={ui("table.moreFilters")}
        action={ASSIGNMENTS_PATH}
        params={params}
        submit={ui("table.apply")}
        any={ui("any")}
        fields={[
          ...more.map(({ key, label, options }) => ({ name: key, label, value: query[key] ?? "", options })),
          { name: "family", label: t("columns.family"), value: query.family },
          { name: "payer", label: t("payer"), value: query.payer ?? "" },
        ]}
      />
      {children}
      {chips.map(({ key, label, value }) => (
        <FilterChip key={key} label={label} value={value} clearHref={to({ [key]: null })} />
      ))}
    </FilterBar>
  );
}
