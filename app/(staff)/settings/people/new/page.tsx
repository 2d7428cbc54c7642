import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { InviteForm } from "@/components/people/invite-form";
import { PEOPLE_PATH } from "@/components/people/people-filters";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("person"))("invite.title") };
}

export default async function InvitePersonPage() {
  await requireStaff("people:manage");
  const t = await getTranslations("person");
  return (
    <Page width="prose">
      <PageHeader
        title={t("invite.title")}
        back={{ href: PEOPLE_PATH, label: t("back") }}
        facts={[{ key: "note", text: t("invite.note") }]}
      />
      <ClientWords namespaces={["ui", "access", "person"]}>
        <InviteForm backHref={PEOPLE_PATH} />
      </ClientWords>
    </Page>
  );
}
