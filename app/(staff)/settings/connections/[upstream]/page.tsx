import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ConnectionForm } from "@/components/settings/connection-form";
import { ConnectionOriginNote } from "@/components/settings/connection-origin-note";
import { ConnectionRemoval } from "@/components/settings/connection-removal";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { loadConnections } from "@/lib/services/settings/load-connections";

type Props = { params: Promise<{ upstream: string }> };

const SETTINGS_PATH = "/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("short") };
}

export default async function ConnectionPage({ params }: Props) {
  const scope = await requireStaff("connections:manage");
  const { upstream } = await params;
  const connection = (await loadConnections(scope)).find((one) => one.upstream === upstream);
  if (!connection) notFound();
  const [t, sync] = await Promise.all([getTranslations("connections"), getTranslations("sync")]);
  const name = sync(`upstreams.${connection.upstream}`);
  return (
    <Page width="prose">
      <PageHeader
        title={t("title", { upstream: name })}
        back={{ href: SETTINGS_PATH, label: t("back") }}
        facts={[
          { key: "provides", text: sync(`health.provides.${connection.upstream}`) },
          {
            key: "origin",
            text: (
              <>
                {t("origin.setBy")} <ConnectionOriginNote origin={connection.origin} />
              </>
            ),
          },
        ]}
      />
      <ClientWords namespaces={["ui", "people", "connections", "sync", "refusals"]}>
        <ConnectionForm key={connection.version} connection={connection} backHref={SETTINGS_PATH} />
        {connection.origin.at === "portal" && (
          <Panel title={t("remove.title")} note={t("remove.note")}>
            <ConnectionRemoval upstream={connection.upstream} version={connection.version} />
          </Panel>
        )}
      </ClientWords>
    </Page>
  );
}
