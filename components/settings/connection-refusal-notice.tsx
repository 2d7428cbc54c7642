import { useTranslations } from "next-intl";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { ConnectionRefusal } from "@/lib/domain/settings/connection-input";
import { RefusalText } from "../refusals/refusal-text";
import { Notice } from "../ui/notice";

export type ShownConnectionRefusal = ConnectionRefusal | ActionRefusal | { readonly code: "no-answer" };

/** What happened, why and what to do next; what is about one field is said beside it. */
export function ConnectionRefusalNotice({ refusal }: { refusal: ShownConnectionRefusal | null }) {
  const t = useTranslations("connections.refusals");
  if (refusal === null || "part" in refusal) return null;
  const isOwn = refusal.code === "connection-changed" || refusal.code === "connection-of-environment";
  return <Notice tone="negative">{isOwn ? t(refusal.code) : <RefusalText refusal={refusal} />}</Notice>;
}
