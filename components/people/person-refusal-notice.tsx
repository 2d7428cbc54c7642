import { useTranslations } from "next-intl";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { PersonRefusal } from "@/lib/domain/people/person-input";
import { Notice } from "../ui/notice";

export type ShownPersonRefusal = PersonRefusal | ActionRefusal | { readonly code: "no-answer" };

/** What happened, why and what to do next. Needs the words of "person". */
export function PersonRefusalNotice({ refusal }: { refusal: ShownPersonRefusal | null }) {
  const t = useTranslations("person.refusals");
  if (refusal === null) return null;
  const email = "email" in refusal ? refusal.email : "";
  const reference = "reference" in refusal ? refusal.reference : "";
  const seconds = "seconds" in refusal ? refusal.seconds : 0;
  return <Notice tone="negative">{t(refusal.code, { email, reference, seconds })}</Notice>;
}
