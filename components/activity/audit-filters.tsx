import { useTranslations } from "next-intl";
import { type AuditListQuery, BY_ITSELF, isAuditFiltered } from "@/lib/domain/activity/audit-list-query";
import { address, type Params } from "../ui/address";
import { FilterBar } from "../ui/filter-bar";
import { FilterChip } from "../ui/filter-chip";
import { FilterMenu } from "../ui/filter-menu";
import { FilterForm } from "../ui/popover-form";
import { SearchBox } from "../ui/search-box";
import { auditKindWord } from "./audit-word";

export const AUDIT_PATH = "/activity";
const NO_FILTER = { q: null, person: null, kind: null, customer: null, from: null, to: null };

/** The address of the trail with every filter off. */
export function clearedAudit(params: Params): string {
  return address(AUDIT_PATH, params, NO_FILTER);
}

export interface AuditChoices {
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly kinds: readonly string[];
}

export function AuditFilters({
  query,
  params,
  choices,
}: {
  query: AuditListQuery;
  params: Params;
  choices: AuditChoices;
}) {
  const t = useTranslations("audit");
  const ui = useTranslations("ui");
  const kindText = (kind: string) => {
    const known = auditKindWord(kind);
    return known ? t(`kinds.${known}`) : kind;
  };
  const menus = [
    {
      key: "person" as const,
      label: t("person"),
      options: [
        ...choices.actors.map(({ id, name }) => ({ value: id, label: name })),
        { value: BY_ITSELF, label: t("itself") },
      ],
    },
    {
      key: "kind" as const,
      label: t("kind"),
      options: choices.kinds
        .map((value) => ({ value, label: kindText(value) }))
        .sort((left, right) => left.label.localeCompare(right.label)),
    },
  ];
  const off = (key: string) => address(AUDIT_PATH, params, { [key]: null });
  const chosen = (key: "person" | "kind", options: readonly { value: string; label: string }[]) =>
    options.find(({ value }) => value === query[key])?.label ?? query[key];
  const others = [
    { key: "customer" as const, label: t("customer") },
    { key: "from" as const, label: t("from") },
    { key: "to" as const, label: t("to") },
  ];
  return (
    <FilterBar clearHref={isAuditFiltered(query) ? clearedAudit(params) : null}>
      <SearchBox label={t("search")} value={query.q} />
      {menus.map(({ key, label, options }) => (
        <FilterMenu
          key={key}
          label={label}
          options={[
            { label: ui("any"), href: off(key), current: query[key] === null },
            ...options.map((option) => ({
              label: option.label,
              href: address(AUDIT_PATH, params, { [key]: option.value }),
              current: query[key] === option.value,
            })),
          ]}
        />
      ))}
      <FilterForm
        label={t("more")}
        action={AUDIT_PATH}
        params={params}
        submit={t("apply")}
        any={ui("any")}
        fields={[
          { name: "from", label: t("from"), value: query.from ?? "", type: "date" },
          { name: "to", label: t("to"), value: query.to ?? "", type: "date" },
          { name: "customer", label: t("customerNumber"), value: query.customer ?? "" },
        ]}
      />
      {menus.map(({ key, label, options }) => {
        const value = chosen(key, options);
        return value && <FilterChip key={key} label={label} value={value} clearHref={off(key)} />;
      })}
      {others.map(({ key, label }) => {
        const value = query[key];
        return value && <FilterChip key={key} label={label} value={value} clearHref={off(key)} />;
      })}
    </FilterBar>
  );
}
