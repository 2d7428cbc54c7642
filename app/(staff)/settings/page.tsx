import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { PeopleCommands } from "@/components/people/people-commands";
import { PeopleTable } from "@/components/people/people-table";
import { ConnectionList } from "@/components/settings/connection-list";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { loadUsers } from "@/lib/services/people/change-user";
import { loadConnections } from "@/lib/services/settings/load-connections";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("settings.title") };
}

export default async function SettingsPage() {
  const scope = await requireStaff("settings:read");
  const [connections, people, t] = await Promise.all([
    loadConnections(scope),
    loadUsers(scope),
    getTranslations("people"),
  ]);
  const active = people.filter(({ disabledAt }) => disabledAt === null).length;
  return (
    <>
      <PageHeader title={t("settings.title")} facts={[{ key: "fact", text: t("settings.fact") }]} />
      <Panel title={t("connections.title")} note={t("connections.note")}>
        <ConnectionList connections={connections} now={now()} mayTry={may(scope.role, "lanes:probe")} />
      </Panel>
      <Panel title={t("people.title")} note={t("people.note", { count: active })}>
        <PeopleTable people={people} you={scope.userId} />
        <PeopleCommands />
      </Panel>
    </>
  );
}
