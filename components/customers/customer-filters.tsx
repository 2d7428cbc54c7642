import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterChip } from "@/components/ui/filter-chip";
import { FilterMenu } from "@/components/ui/filter-menu";
import { SearchBox } from "@/components/ui/search-box";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import { BILLING_STATES, type CustomerListQuery } from "@/lib/domain/customers/customer-list-query";

export const CUSTOMERS_PATH = "/customers";

/** The address of the same list with every filter off, in the same order. */
export function clearedCustomers(params: Params): string {
  return address(CUSTOMERS_PATH, params, { q: null, billing: null, classification: null, pattern: null });
}

export function hasCustomerFilter(query: CustomerListQuery): boolean {
  return query.q !== "" || Boolean(query.billing ?? query.classification ?? query.pattern);
}

export function CustomerFilters({ query, params }: { query: CustomerListQuery; params: Params }) {
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
  const off = (key: string) => address(CUSTOMERS_PATH, params, { [key]: null });
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
      {menus.map(({ key, label, options }) => {
        const chosen = options.find((option) => option.value === query[key]);
        return chosen && <FilterChip key={key} label={label} value={chosen.label} clearHref={off(key)} />;
      })}
    </FilterBar>
  );
}
