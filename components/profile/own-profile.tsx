import { useTranslations } from "next-intl";
import type { OwnDisplay, StartPage } from "@/lib/domain/people/display";
import type { OwnSession } from "@/lib/domain/people/own-account-input";
import type { OwnFactor } from "@/lib/domain/people/own-factor-input";
import { OwnFactorView } from "../factor/own-factor-view";
import { Page } from "../layout/page";
import { PageHeader } from "../layout/page-header";
import { PreferencesControl } from "../layout/preferences-control";
import { Panel } from "../ui/panel";
import { ClientWords } from "../words/client-words";
import { DisplayForm } from "./display-form";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

export type OwnProfileProps = {
  person: { readonly name: string; readonly email: string; readonly hasPassword: boolean };
  role: string;
  sessions: readonly OwnSession[];
  factor: OwnFactor;
  display: OwnDisplay;
  pages: readonly StartPage[];
  zones: readonly string[];
};

/** One's own account, the same on both sides. */
export function OwnProfile({ person, role, sessions, factor, display, pages, zones }: OwnProfileProps) {
  const t = useTranslations("profile");
  const factorWords = useTranslations("factor");
  // Named here: of the pages there are, a customer's person is told their own alone.
  const startPages = useTranslations("access.startPages");
  return (
    <Page width="prose">
      <PageHeader
        title={t("title")}
        facts={[
          { key: "email", text: person.email },
          { key: "role", text: role },
        ]}
      />
      <ClientWords namespaces={["profile", "factor", "proof", "ui"]}>
        <Panel title={t("name.title")} note={t("name.note")}>
          <NameForm name={person.name} />
        </Panel>
        <Panel title={t("preferences.title")} note={t("preferences.note")}>
          <PreferencesControl />
        </Panel>
        <Panel title={t("display.title")} note={t("display.note")}>
          <DisplayForm
            display={display}
            pages={pages.map((page) => ({ page, label: startPages(page) }))}
            zones={zones}
          />
        </Panel>
        <Panel title={t("password.title")} note={t("password.note")}>
          {person.hasPassword ? (
            <PasswordForm email={person.email} />
          ) : (
            <p className="text-sm text-muted">{t("password.none")}</p>
          )}
        </Panel>
        <Panel title={factorWords("title")} note={factorWords("note")}>
          <OwnFactorView factor={factor} />
        </Panel>
        <Panel title={t("sessions.title")} note={t("sessions.note")}>
          <SessionList sessions={sessions} />
        </Panel>
      </ClientWords>
    </Page>
  );
}
