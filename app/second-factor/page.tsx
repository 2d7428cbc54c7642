import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnrolFactor } from "@/components/factor/enrol-factor";
import { GiveCode } from "@/components/factor/give-code";
import { PlainShell } from "@/components/layout/plain-shell";
import { SignOut } from "@/components/people/sign-out";
import { ProofPanel } from "@/components/proof/proof-panel";
import { Notice } from "@/components/ui/notice";
import { ClientWords } from "@/components/words/client-words";
import { requireEnrolment } from "@/lib/auth/require-enrolment";
import { returnPath } from "@/lib/domain/access/return-path";
import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factor"))("title") };
}

export default async function SecondFactorPage({ searchParams }: { searchParams: Promise<UrlParams> }) {
  const asked = returnPath(paramOf(await searchParams, "callbackUrl"));
  const { scope, user } = await requireEnrolment(asked);
  const kind = user.factorSince === null ? "required" : "asked";
  const leadsTo = `/sign-in?${new URLSearchParams({ callbackUrl: asked })}`;
  const t = await getTranslations();
  const failed = { title: t("access.signOutFailed.title"), note: t("access.signOutFailed.note") };
  return (
    <PlainShell>
      <h1 className="mb-5 text-xl font-medium">{t(`factor.${kind}.title`)}</h1>
      <div className="mb-5">
        <Notice tone="info">{t(`factor.${kind}.note`)}</Notice>
      </div>
      <ClientWords namespaces={["factor", "proof", "ui"]}>
        {kind === "asked" ? <GiveCode leadsTo={leadsTo} /> : <EnrolFactor leadsTo={leadsTo} />}
      </ClientWords>
      <p className="mt-6 flex items-center gap-2 border-t border-line pt-3 text-sm text-muted">
        {t("shell.signedInAs", { name: scope.name })}
        <SignOut label={t("access.signOut")} failed={failed} />
      </p>
      <ProofPanel />
    </PlainShell>
  );
}
