import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainShell } from "@/components/layout/plain-shell";
import { SandboxFootnote } from "@/components/layout/sandbox-footnote";
import { ProviderButton } from "@/components/people/provider-button";
import { SignInForm } from "@/components/people/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { ClientWords } from "@/components/words/client-words";
import { landingPath } from "@/lib/auth/landing-path";
import { providerFault } from "@/lib/domain/access/provider-fault";
import { returnPath } from "@/lib/domain/access/return-path";
import { choiceParam, paramOf, type UrlParams } from "@/lib/domain/values/list-query";
import { settings } from "@/lib/support/env";

const WAS = { ended: "ended", "signed-out": "signedOut", chosen: "chosen" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<UrlParams> }) {
  const params = await searchParams;
  const landing = await landingPath(returnPath(paramOf(params, "callbackUrl")));
  if (landing !== null) redirect(landing);
  const t = await getTranslations("access");
  const { signInProvider: provider } = settings();
  const fault = providerFault(paramOf(params, "error"));
  const known = choiceParam(paramOf(params, "was"), ["ended", "signed-out", "chosen"] as const, null);
  return (
    <PlainShell footnote={settings().sandbox && <SandboxFootnote />}>
      <h1 className="mb-5 text-xl font-medium">{t("signIn.title")}</h1>
      {provider && fault && (
        <div className="mb-5">
          <Notice tone="negative">
            {fault.code === "too-many"
              ? t("signIn.tooMany", { seconds: fault.seconds })
              : t(`signIn.${fault.code}`, { name: provider.name })}
          </Notice>
        </div>
      )}
      {known && (
        <div className="mb-5">
          <Notice tone="info">{t(`signIn.${WAS[known]}`)}</Notice>
        </div>
      )}
      <ClientWords namespaces={["access", "proof"]}>
        <SignInForm />
        {provider && <ProviderButton name={provider.name} />}
      </ClientWords>
      {settings().sandbox && <p className="mt-5 text-sm text-muted">{t("signIn.sandbox")}</p>}
    </PlainShell>
  );
}
