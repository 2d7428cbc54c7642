import { useTranslations } from "next-intl";
import type { UsageFact } from "@/lib/domain/usage/usage-columns";
import { firstUsageDirection, type UsageSort } from "@/lib/domain/usage/usage-explorer-query";
import type { UsageExplored, UsageLine } from "@/lib/domain/usage/usage-lines";
import { Quantity } from "../ui/figures/quantity";
import { SortTh } from "../ui/sort-th";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { factChange, type UsagePlace, usageHref } from "./usage-address";

/** What tells rows apart, as far as the file has it; everything else is in the files. */
const SHOWN: readonly UsageFact[] = ["org_name", "category", "app_name", "app_id", "project_hrn", "billing_tag"];

export function UsageLineTable({ of, place }: { of: UsageExplored; place: UsagePlace }) {
  const t = useTranslations("usageExplorer");
  const { query, pathname, params } = place;
  const has = (fact: UsageFact) => of.facts.includes(fact) && (fact !== "org_name" || of.isOfMany);
  const facts = SHOWN.filter((fact) => has(fact) && !(fact === "app_id" && of.facts.includes("app_name")));
  const head = (sort: Exclude<UsageSort, "file">, numeric = false) => (
    <SortTh
      key={sort}
      label={t(`columns.${sort}`)}
      sortKey={sort}
      sort={query}
      pathname={pathname}
      params={params}
      numeric={numeric}
      firstDirection={firstUsageDirection(sort)}
    />
  );
  return (
    <Table label={t("rowsLabel")} stack wide={facts.length > 5}>
      <thead>
        <tr>
          {head("name")}
          {head("at")}
          {facts.map((fact) => head(fact))}
          {head("billable", true)}
          {of.hasUsage && head("usage", true)}
          {head("unit")}
        </tr>
      </thead>
      <tbody>
        {of.lines.map((line) => (
          <tr key={line.key}>
            <Td phone="lead" className="truncate sm:max-w-64" title={line.facts.name}>
              <Fact line={line} fact="name" place={place} />
            </Td>
            <Td phone="sub" className="tnum whitespace-nowrap">
              {line.at ? momentText(line.at) : <span className="text-muted">{t("wholePeriod")}</span>}
            </Td>
            {facts.map((fact) => (
              <Td key={fact} className="max-w-48 truncate" title={line.facts[fact]}>
                <Fact line={line} fact={fact} place={place} />
              </Td>
            ))}
            <Td numeric phone="figure">
              {line.billable && <Quantity value={line.billable} digits={4} />}
            </Td>
            {of.hasUsage && <Td numeric>{line.usage && <Quantity value={line.usage} digits={4} />}</Td>}
            <Td phone="figure2" muted>
              <bdi>{line.facts.unit}</bdi>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A day without its midnight. */
export function momentText(at: string): string {
  return at.endsWith("T00:00:00Z") ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** A text by which its like can be looked at alone; of a path its end, the whole being its title. */
function Fact({ line, fact, place }: { line: UsageLine; fact: UsageFact; place: UsagePlace }) {
  const text = line.facts[fact] ?? "";
  if (text === "") return null;
  return (
    <a data-hw-soft="stay" href={usageHref(place, factChange(fact, text))} className="no-underline hover:underline">
      <bdi>{text.startsWith("hrn:") ? text.slice(text.lastIndexOf(":") + 1) : text}</bdi>
    </a>
  );
}
