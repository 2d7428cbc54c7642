import { useTranslations } from "next-intl";
import type { Organization } from "@/lib/domain/pricing/organization";
import { type OrganizationPricingQuery, totalsByCurrency } from "@/lib/domain/pricing/organization-pricing-list";
import type { OrganizationPricing } from "@/lib/domain/pricing/price-report";
import { address, type Params } from "../ui/address";
import { FilterBar } from "../ui/filter-bar";
import { FilterChip } from "../ui/filter-chip";
import { FilterMenu } from "../ui/filter-menu";
import { SearchBox } from "../ui/search-box";

export type OrganizationFiltersProps = {
  resellers: readonly Organization[];
  reseller: Organization;
  organizations: readonly OrganizationPricing[];
  query: OrganizationPricingQuery;
  params: Params;
};

export function OrganizationFilters({ resellers, reseller, organizations, query, params }: OrganizationFiltersProps) {
  const t = useTranslations("pricing.all");
  const ui = useTranslations("ui");
  const to = (changes: Record<string, string | null>) => address("/pricing", params, changes);
  const isFiltered = query.q !== "" || query.currency !== null;
  return (
    <FilterBar clearHref={isFiltered ? to({ q: null, currency: null }) : null}>
      <SearchBox label={t("search")} value={query.q} />
      {resellers.length > 1 && (
        <FilterMenu
          label={t("reseller")}
          value={reseller.name}
          options={resellers.map((one) => ({
            label: one.name,
            href: to({ reseller: one.id, q: null, currency: null }),
            current: one.id === reseller.id,
          }))}
        />
      )}
      <FilterMenu
        label={t("currency")}
        options={[
          { label: ui("any"), href: to({ currency: null }), current: query.currency === null },
          ...totalsByCurrency(organizations).map(({ currency, organizations: count }) => ({
            label: currency,
            href: to({ currency }),
            current: query.currency === currency,
            count: String(count),
          })),
        ]}
      />
      {query.currency && <FilterChip label={t("currency")} value={query.currency} clearHref={to({ currency: null })} />}
    </FilterBar>
  );
}
