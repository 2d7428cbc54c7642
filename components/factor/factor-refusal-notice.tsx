import { useTranslations } from "next-intl";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { FactorRefusal } from "@/lib/domain/people/own-factor-input";
import { Notice } from "../ui/notice";

export type ShownFactorRefusal = FactorRefusal | ActionRefusal | { readonly code: "no-answer" };

/** What happened, why and what to do next. Needs the words of "factor". */
export function FactorRefusalNotice({ refusal }: { refusal: ShownFactorRefusal | null }) {
  const t = useTranslations("factor.refusals");
  if (refusal === null) return null;
  const seconds = "seconds" in refusal ? refusal.seconds : 0;
  const reference = "reference" in refusal ? refusal.reference : "";
  return <Notice tone="negative">{t(refusal.code, { seconds, reference })}</Notice>;
}
