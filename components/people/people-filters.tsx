import { useTranslations } from "next-intl";
import { ROLES } from "@/lib/domain/access/roles";
import { PERSON_STATES } from "@/lib/domain/people/person";
import type { PersonListQuery } from "@/lib/domain/people/person-list-query";
import { address, type Params } from "../ui/address";
import { FilterBar } from "../ui/filter-bar";
import { FilterChip } from "../ui/filter-chip";
import { FilterMenu } from "../ui/filter-menu";
import { SearchBox } from "../ui/search-box";

export const PEOPLE_PATH = "/settings/people";
const NO_FILTER = { q: null, role: null, state: null };

/** The address of the same list with every filter off. */
export function clearedPeople(params: Params): string {
  return address(PEOPLE_PATH, params, NO_FILTER);
}

export function PeopleFilters({ query, params }: { query: PersonListQuery; params: Params }) {
  const t = useTranslations("people");
  const access = useTranslations("access.roles");
  const ui = useTranslations("ui");
  const menus = [
    { key: "role", label: t("people.role"), options: ROLES.map((value) => ({ value, label: access(value) })) },
    {
      key: "state",
      label: t("people.state"),
      options: PERSON_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
    },
  ] as const;
  const off = (key: string) => address(PEOPLE_PATH, params, { [key]: null });
  const isFiltered = query.q !== "" || query.role !== null || query.state !== null;
  return (
    <FilterBar clearHref={isFiltered ? clearedPeople(params) : null}>
      <SearchBox label={t("people.search")} value={query.q} />
      {menus.map(({ key, label, options }) => (
        <FilterMenu
          key={key}
          label={label}
          options={[
            { label: ui("any"), href: off(key), current: query[key] === null },
            ...options.map((option) => ({
              label: option.label,
              href: address(PEOPLE_PATH, params, { [key]: option.value }),
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
