import { useLocale, useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { formatQuantity } from "@/components/ui/figures/format-quantity";
import { FilterBar } from "@/components/ui/filter-bar";
import { SearchBox } from "@/components/ui/search-box";
import { Segments } from "@/components/ui/segments";
import { DRIFT_CLASSES, type DriftClass } from "@/lib/domain/drift/drift";
import type { DriftQuery } from "@/lib/domain/drift/drift-query";

export const DRIFT_PATH = "/assignments/drift";

export type DriftFiltersProps = {
  query: DriftQuery;
  params: Params;
  found: number;
  counts: ReadonlyMap<DriftClass, number>;
};

/** What is searched for, and each class of which there is any, with how many. */
export function DriftFilters({ query, params, found, counts }: DriftFiltersProps) {
  const t = useTranslations("drift");
  const locale = useLocale();
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  const segment = (kind: DriftClass | null, label: string, count: number) => ({
    href: address(DRIFT_PATH, params, { class: kind }),
    label: t("segment", { label, count: number(count) }),
    current: query.kind === kind,
  });
  const shown = DRIFT_CLASSES.filter((kind) => query.kind === kind || (counts.get(kind) ?? 0) > 0);
  const isFiltered = query.q !== "" || query.kind !== null;
  return (
    <FilterBar clearHref={isFiltered ? address(DRIFT_PATH, params, { q: null, class: null }) : null}>
      <SearchBox label={t("search")} value={query.q} />
      <Segments
        label={t("classes.label")}
        segments={[
          segment(null, t("all"), found),
          ...shown.map((kind) => segment(kind, t(`classes.${kind}`), counts.get(kind) ?? 0)),
        ]}
      />
    </FilterBar>
  );
}
