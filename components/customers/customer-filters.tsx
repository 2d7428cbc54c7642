import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address, type Params } from "@/components/ui/address";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterMenu } from "@/components/ui/filter-menu";
import { FilterForm } from "@/components/ui/popover-form";
import { SearchBox } from "@/components/ui/search-box";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import {
  BILLING_STATES,
  type CustomerListQuery,
  LINK_STATES,
  TRIAL_STATES,
} from "@/lib/domain/customers/customer-list-query";

export const CUSTOMERS_PATH = "/customers";

const FILTERS = ["q", "billing", "classification", "pattern", "trial", "cloudmc", "here", "tag", "value"] as const;

/** The address of the same list with every filter off, in the same order. */
export function clearedCustomers(params: Params): string {
  return address(CUSTOMERS_PATH, params, Object.fromEntries(FILTERS.map((name) => [name, null])));
}

export function hasCustomerFilter(query: CustomerListQuery): boolean {
  const { q, billing, classification, pattern, trial, cloudmc, here, tag } = query;
  return q !== "" || tag !== "" || Boolean(billing ?? classification ?? pattern ?? trial ?? cloudmc ?? here);
}

export type CustomerFiltersProps = {
  query: CustomerListQuery;
  params: Params;
  /** What else stands at the end of the bar. */
  children?: ReactNode;
};

export function CustomerFilters({ query, params, children }: CustomerFiltersProps) {
  const t = useTranslations("customers");
  const ui = useTranslations("ui");
  const menus = [
    {
      key: "billing",
      label: t("billing.label"),
      options: BILLING_STATES.map((value) => ({ value, label: t(`billing.${value}`) })),
    },
    {
      key: "classification",
      label: t("access.label"),
      options: CLASSIFICATIONS.map((value) => ({ value, label: t(`access.${value}`) })),
    },
    {
      key: "pattern",
      label: t("pattern.label"),
      options: PATTERN_KINDS.map((value) => ({ value, label: t(`pattern.${value}`) })),
    },
  ] as const;
  const links = LINK_STATES.map((value) => ({ value, label: t(`linked.${value}`) }));
  const more = [
    {
      key: "trial",
      label: t("trial.label"),
      options: TRIAL_STATES.map((value) => ({ value, label: t(`trial.${value}`) })),
    },
    { key: "cloudmc", label: t("linked.cloudmc"), options: links },
    { key: "here", label: t("linked.here"), options: links },
  ] as const;
  const off = (...keys: string[]) =>
    address(CUSTOMERS_PATH, params, Object.fromEntries(keys.map((key) => [key, null])));
  return (
    <FilterBar clearHref={hasCustomerFilter(query) ? clearedCustomers(params) : null}>
      <SearchBox label={t("search")} value={query.q} />
      {menus.map(({ key, label, options }) => (
        <FilterMenu
          key={key}
          label={label}
          options={[
            { label: ui("any"), href: off(key), current: query[key] === null },
            ...options.map((option) => ({
              label: option.label,
              href: address(CUSTOMERS_PATH, params, { [key]: option.value }),
              current: query[key] === option.value,
            })),
          ]}
        />
      ))}
      <FilterForm
        label={ui("table.moreFilters")}
        action={CUSTOMERS_PATH}
        params={params}
        submit={ui("table.apply")}
        any={ui("any")}
        fields={[
          ...more.map(({ key, label, options }) => ({ name: key, label, value: query[key] ?? "", options })),
          { name: "tag", label: t("tag.key"), value: query.tag },
          { name: "value", label: t("tag.value"), value: query.tagValue },
        ]}
      />
      {children}
      {[...menus, ...more].map(({ key, label, options }) => {
        const chosen = options.find((option) => option.value === query[key]);
        return chosen && <FilterChip key={key} label={label} value={chosen.label} clearHref={off(key)} />;
      })}
      {query.tag !== "" && (
        <FilterChip
          label={t("tag.label")}
          value={query.tagValue === "" ? query.tag : `${query.tag} = ${query.tagValue}`}
          clearHref={off("tag", "value")}
        />
      )}
    </FilterBar>
  );
}
