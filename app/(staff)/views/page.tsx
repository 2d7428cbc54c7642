import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { ViewRow } from "@/components/views/view-row";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { mayDeleteKept } from "@/lib/domain/access/may-delete-kept";
import { choiceParam, paramOf } from "@/lib/domain/values/list-query";
import { VIEW_PAGES } from "@/lib/domain/views/saved-view";
import { loadViews } from "@/lib/services/views/load-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("views"))("title") };
}

export default async function ViewsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("views:keep");
  const list = choiceParam(paramOf(await searchParams, "list"), VIEW_PAGES, "customers");
  const views = await loadViews(scope, list);
  const t = await getTranslations("views");
  return (
    <Page width="prose">
      <PageHeader
        title={t("title")}
        facts={[{ key: "count", text: t("count", { count: views.length }) }]}
        back={{ href: `/${list}`, label: t(`page.${list}`) }}
      />
      {views.length === 0 ? (
        <EmptyState kind="first-use" title={t("none")} note={t("emptyNote")} />
      ) : (
        <ClientWords namespaces={["views", "ui"]}>
          <ul>
            {views.map((view) => (
              <ViewRow
                key={`${view.id} ${view.name} ${view.isShared}`}
                view={view}
                mayDelete={mayDeleteKept(view, scope.role)}
              />
            ))}
          </ul>
        </ClientWords>
      )}
    </Page>
  );
}
