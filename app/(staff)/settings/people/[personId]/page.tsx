import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { PEOPLE_PATH } from "@/components/people/people-filters";
import { PersonActions } from "@/components/people/person-actions";
import { PersonFactList } from "@/components/people/person-fact-list";
import { PersonStateMark } from "@/components/people/person-state-mark";
import { PlaceForm } from "@/components/people/place-form";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { loadPerson } from "@/lib/services/people/load-people";

type Props = { params: Promise<{ personId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("people.title") };
}

export default async function PersonPage({ params }: Props) {
  const scope = await requireStaff("people:manage");
  const id = z.uuid().safeParse((await params).personId);
  const found = id.success ? await loadPerson(scope, id.data) : null;
  if (found === null) notFound();
  const { person, otherAdmins } = found;
  const t = await getTranslations("person");
  const panel = { person, otherAdmins, byId: scope.userId };
  return (
    <Page width="prose">
      <PageHeader
        title={person.name}
        back={{ href: PEOPLE_PATH, label: t("back") }}
        badge={<PersonStateMark state={person.state} />}
        facts={[{ key: "email", text: person.email }]}
      />
      <PersonFactList person={person} />
      <ClientWords namespaces={["ui", "access", "person"]}>
        <Panel title={t("place.title")} note={t("place.note")}>
          <PlaceForm key={`${person.role} ${person.customerId}`} {...panel} />
        </Panel>
        <Panel title={t("deeds.title")}>
          <PersonActions {...panel} />
        </Panel>
      </ClientWords>
    </Page>
  );
}
