import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { clearedPeople, PEOPLE_PATH, PeopleFilters } from "@/components/people/people-filters";
import { PeopleTable } from "@/components/people/people-table";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/require-staff";
import { personListQuery } from "@/lib/domain/people/person-list-query";
import { loadPeople } from "@/lib/services/people/load-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("people.title") };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("people:manage");
  const params = await searchParams;
  const query = personListQuery(params);
  const { people, total, page } = await loadPeople(scope, query);
  const t = await getTranslations("people");
  return (
    <>
      <PageHeader
        title={t("settings.title")}
        facts={[{ key: "count", text: t("people.count", { count: total }) }]}
        actions={
          <LinkButton href={`${PEOPLE_PATH}/new`} look="primary" icon={<Plus size={16} aria-hidden />}>
            {t("people.invite")}
          </LinkButton>
        }
      />
      <SettingsTabs />
      <PeopleFilters query={query} params={params} />
      {people.length === 0 ? (
        <EmptyState kind="no-result" title={t("people.noMatch")} clearHref={clearedPeople(params)} />
      ) : (
        <PeopleTable people={people} you={scope.userId} />
      )}
      <Pagination pathname={PEOPLE_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
