import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BrandingField } from "@/lib/domain/branding/branding";
import { LOGO_BOX, LOGO_BYTES_MAX, LOGO_PIXELS_MAX } from "@/lib/domain/branding/logo-file";
import type { FormFault } from "../ui/form-faults";

export type BrandingFaults = Partial<Record<BrandingField | "logo", string | undefined>>;

interface Marked {
  readonly faults: BrandingFaults;
  /** The same array until other faults are found: a new one takes the reader to its first. */
  readonly listed: readonly FormFault[];
}

const ISSUES = [
  "text-too-long",
  "text-characters",
  "accent-form",
  "accent-faint",
  "email-form",
  "phone-form",
  "page-form",
  "logo-too-large",
  "logo-type",
  "logo-pixels",
  "logo-unreadable",
] as const;

/** The faults of the form as sentences, beside their fields and above them all. */
export function useBrandingFaults() {
  const t = useTranslations("branding.issues");
  const [{ faults, listed }, setMarked] = useState<Marked>({ faults: {}, listed: [] });
  const say = (code: string | undefined) => {
    if (code === undefined) return undefined;
    const facts = { kilobytes: LOGO_BYTES_MAX / 1024, pixels: LOGO_PIXELS_MAX / 1_000_000, ...LOGO_BOX };
    return t(ISSUES.find((known) => known === code) ?? "invalid", facts);
  };
  const mark = (found: BrandingFaults) => {
    const sentences = Object.entries(found).flatMap(([field, code]): FormFault[] => {
      const message = say(code);
      return message === undefined ? [] : [{ field, message }];
    });
    setMarked({ faults: found, listed: sentences });
  };
  return { listed, mark, of: (field: keyof BrandingFaults) => say(faults[field]) };
}
