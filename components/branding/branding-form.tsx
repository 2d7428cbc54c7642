"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { saveBrandingAction } from "@/lib/actions/branding-actions";
import type { BrandingField, KeptBranding } from "@/lib/domain/branding/branding";
import { BrandingTextsInput } from "@/lib/domain/branding/branding-input";
import type { LogoRefusal } from "@/lib/domain/branding/logo-file";
import { type AnyRefusal, RefusalText } from "../refusals/refusal-text";
import { Button } from "../ui/button";
import { FormActions } from "../ui/form-actions";
import { FormFaults } from "../ui/form-faults";
import { FormSection } from "../ui/form-section";
import { Notice } from "../ui/notice";
import { showToast } from "../ui/toast-store";
import { AccentField } from "./accent-field";
import { BrandingPreview } from "./branding-preview";
import { BrandingTextField } from "./branding-text-field";
import { logoAddress } from "./logo-address";
import { type ChosenLogo, LogoField } from "./logo-field";
import { useBrandingFaults } from "./use-branding-faults";

type Refused = AnyRefusal | { readonly code: "branding-changed" };
const KEEP: ChosenLogo = { at: "keep" };

/** How the customers' side presents the partner. Needs the words of "branding", "shell", "refusals" and "ui". */
export function BrandingForm({ branding }: { branding: KeptBranding }) {
  const t = useTranslations("branding");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [texts, setTexts] = useState(branding.texts);
  const [logo, setLogo] = useState<ChosenLogo>(KEEP);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const faults = useBrandingFaults();

  // What is changed after a send is another change.
  const set = (field: BrandingField) => (value: string) => {
    setTexts((former) => ({ ...former, [field]: value }));
    setId(crypto.randomUUID());
  };
  const chooseLogo = (chosen: ChosenLogo, refused: LogoRefusal | null) => {
    setLogo(chosen);
    setId(crypto.randomUUID());
    if (refused || faults.of("logo")) faults.mark({ logo: refused?.code });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const typed = BrandingTextsInput.safeParse(texts);
    const found = typed.success ? [] : typed.error.issues.map(({ path, message }) => [path[0], message]);
    faults.mark(Object.fromEntries(found));
    setRefusal(null);
    if (!typed.success) return;
    setPending(true);
    const sent = logo.at === "new" ? { at: logo.at, file: logo.file } : { at: logo.at };
    const draft = { id, version: branding.version, texts: typed.data, logo: sent };
    const answer = await saveBrandingAction(draft).catch(() => null);
    setPending(false);
    if (answer?.ok) {
      showToast({ tone: "positive", title: t("saved") });
      return router.refresh();
    }
    const refused = answer?.refusal ?? { code: "no-answer" as const };
    if (isOfLogo(refused)) faults.mark({ logo: refused.code });
    else setRefusal(refused);
  };

  const field = <F extends BrandingField>(name: F) => ({
    name,
    value: texts[name],
    error: faults.of(name),
    onValue: set(name),
  });
  return (
    <form method="post" onSubmit={save} noValidate aria-label={t("title")}>
      <div className="mb-5 flex flex-col gap-2 empty:hidden">
        <FormFaults title={ui("faults", { count: faults.listed.length })} faults={faults.listed} />
        {refusal && (
          <Notice tone="negative">
            {refusal.code === "branding-changed" ? t("refusals.branding-changed") : <RefusalText refusal={refusal} />}
          </Notice>
        )}
      </div>
      <FormSection title={t("sections.partner")} note={t("sections.partnerNote")}>
        <BrandingTextField {...field("partner")} />
        <LogoField
          hasLogo={logo.at === "new" || (logo.at === "keep" && branding.logo !== null)}
          error={faults.of("logo")}
          onChosen={chooseLogo}
        />
      </FormSection>
      <FormSection title={t("sections.colours")} note={t("sections.coloursNote")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <AccentField theme="light" {...field("accentLight")} />
          <AccentField theme="dark" {...field("accentDark")} />
        </div>
        <BrandingPreview texts={texts} logo={shownLogo(logo, branding)} />
      </FormSection>
      <FormSection title={t("sections.support")} note={t("sections.supportNote")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <BrandingTextField {...field("supportName")} />
          <BrandingTextField {...field("supportEmail")} type="email" />
          <BrandingTextField {...field("supportPhone")} type="tel" />
          <BrandingTextField {...field("supportPage")} type="url" />
        </div>
        <BrandingTextField {...field("noteEn")} lang="en" />
        <BrandingTextField {...field("noteFr")} lang="fr" />
      </FormSection>
      <FormActions>
        <Button type="submit" look="primary" pending={pending}>
          {t("save")}
        </Button>
      </FormActions>
    </form>
  );
}

function isOfLogo(refusal: { code: string }): refusal is LogoRefusal {
  return refusal.code.startsWith("logo-");
}

function shownLogo(chosen: ChosenLogo, { logo }: KeptBranding) {
  if (chosen.at === "new") return { src: chosen.src };
  return chosen.at === "keep" ? logoAddress(logo) : null;
}
