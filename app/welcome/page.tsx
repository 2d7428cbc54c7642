import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainShell } from "@/components/layout/plain-shell";
import { WelcomeForm } from "@/components/people/welcome-form";
import { ClientWords } from "@/components/words/client-words";

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations("welcome"))("title");
  return { title, referrer: "no-referrer", robots: { index: false, follow: false } };
}

/** Public: what opens it stands behind the # of the address and is asked for by the page itself. */
export default async function WelcomePage() {
  const t = await getTranslations("welcome");
  return (
    <PlainShell>
      <h1 className="mb-5 text-xl font-medium">{t("title")}</h1>
      <ClientWords namespaces={["welcome", "profile"]}>
        <WelcomeForm />
      </ClientWords>
    </PlainShell>
  );
}
