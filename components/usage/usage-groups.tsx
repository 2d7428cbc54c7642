import { useTranslations } from "next-intl";
import { groupKey } from "@/lib/domain/usage/price-usage";
import { USAGE_GROUPS, USAGE_MEASURES } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored, UsageGroupLine } from "@/lib/domain/usage/usage-lines";
import { Quantity } from "../ui/figures/quantity";
import { FilterMenu } from "../ui/filter-menu";
import { SortTh } from "../ui/sort-th";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { factChange, type UsagePlace, usageHref } from "./usage-address";
import { UsageChart } from "./usage-chart";
import { UsageCostText } from "./usage-cost-text";
import { momentText } from "./usage-line-table";

/** What a column's texts add up to, each unit by itself; and over time, in one unit. */
export function UsageGroups({ of, place }: { of: UsageExplored; place: UsagePlace }) {
  const t = useTranslations("usageExplorer");
  const { query, pathname, params } = place;
  const label = t(`columns.${query.group}`);
  const sorting = { sort: query, pathname, params };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <FilterMenu
          label={t("groupBy")}
          value={label}
          options={USAGE_GROUPS.filter((group) => group === "at" || of.facts.includes(group)).map((group) => ({
            label: t(`columns.${group}`),
            href: usageHref(place, { group: group === "name" ? null : group, sort: null, direction: null }),
            current: group === query.group,
          }))}
        />
        {of.hasUsage && (
          <FilterMenu
            label={t("measure")}
            value={t(`columns.${query.measure}`)}
            options={USAGE_MEASURES.map((measure) => ({
              label: t(`columns.${measure}`),
              href: usageHref(place, { measure: measure === "billable" ? null : measure }),
              current: measure === query.measure,
            }))}
          />
        )}
        {of.unit !== null && of.units.length > 1 && (
          <FilterMenu
            label={t("unitOf")}
            value={of.unit}
            options={of.units.map(({ unit }) => ({
              label: unit,
              href: usageHref(place, { of: unit }),
              current: unit === of.unit,
            }))}
          />
        )}
      </div>
      <UsageChart of={of} query={query} />
      <Table label={t("groupsLabel", { group: label })} stack>
        <thead>
          <tr>
            <SortTh label={label} sortKey={query.group} {...sorting} />
            <SortTh label={t("columns.unit")} sortKey="unit" {...sorting} />
            <SortTh label={t("columns.billable")} sortKey="billable" {...sorting} numeric firstDirection="descending" />
            {of.hasUsage && (
              <SortTh label={t("columns.usage")} sortKey="usage" {...sorting} numeric firstDirection="descending" />
            )}
            {of.cost && <Th numeric>{t("costComputed")}</Th>}
            <Th numeric>{t("columns.rows")}</Th>
          </tr>
        </thead>
        <tbody>
          {of.groups.map((group) => (
            <tr key={`${group.name}\n${group.unit}`}>
              <Td phone="lead" className="truncate sm:max-w-lg" title={group.name ?? undefined}>
                <GroupName group={group} place={place} />
              </Td>
              <Td phone="sub" muted>
                <bdi>{group.unit}</bdi>
              </Td>
              <Td numeric phone="figure">
                {group.billable && <Quantity value={group.billable} digits={4} />}
              </Td>
              {of.hasUsage && <Td numeric>{group.usage && <Quantity value={group.usage} digits={4} />}</Td>}
              {of.cost && (
                <Td numeric phone="figure2">
                  <UsageCostText cost={of.cost.of.get(groupKey(group.name ?? "", group.unit))} />
                </Td>
              )}
              <Td numeric muted {...(of.cost ? {} : { phone: "figure2" })}>
                {t("count", { count: group.rows })}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** Leads to its rows. */
function GroupName({ group: { name, unit }, place }: { group: UsageGroupLine; place: UsagePlace }) {
  const t = useTranslations("usageExplorer");
  const { group } = place.query;
  const day = name?.slice(0, 10) ?? "";
  const only = group === "at" ? { from: day || null, to: day || null } : factChange(group, name ?? "");
  const words = group === "at" ? (name ? momentText(name) : t("wholePeriod")) : name || t("none");
  return (
    <a
      data-hw-soft=""
      href={usageHref(place, {
        ...only,
        ...factChange("unit", unit),
        view: null,
        sort: null,
        direction: null,
        group: null,
      })}
      title={t("onlyThese")}
      className="hw-row-link font-medium text-text no-underline"
    >
      <bdi>{words}</bdi>
    </a>
  );
}
