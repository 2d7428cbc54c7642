import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainShell } from "@/components/layout/plain-shell";
import { SandboxFootnote } from "@/components/layout/sandbox-footnote";
import { SignInForm } from "@/components/people/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { ClientWords } from "@/components/words/client-words";
import { currentScope } from "@/lib/auth/current-scope";
import { returnPath } from "@/lib/domain/access/return-path";
import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";
import { settings } from "@/lib/support/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<UrlParams> }) {
  const params = await searchParams;
  const returnTo = returnPath(paramOf(params, "callbackUrl"));
  if ((await currentScope()) !== null) redirect(returnTo);
  const t = await getTranslations("access");
  const was = paramOf(params, "was");
  return (
    <PlainShell footnote={settings().sandbox && <SandboxFootnote />}>
      <h1 className="mb-5 text-xl font-medium">{t("signIn.title")}</h1>
      {(was === "ended" || was === "signed-out") && (
        <div className="mb-5">
          <Notice tone="info">{was === "ended" ? t("signIn.ended") : t("signIn.signedOut")}</Notice>
        </div>
      )}
      <ClientWords namespaces={["access"]}>
        <SignInForm returnTo={returnTo} />
      </ClientWords>
      {settings().sandbox && <p className="mt-5 text-sm text-muted">{t("signIn.sandbox")}</p>}
    </PlainShell>
  );
}
