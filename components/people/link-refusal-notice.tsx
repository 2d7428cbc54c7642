import { useTranslations } from "next-intl";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { LinkRefusal } from "@/lib/domain/people/own-account-input";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";

export type LinkRefusalNoticeProps = { refusal: LinkRefusal | ActionRefusal | { readonly code: "no-answer" } };

const OWN = ["link-unknown", "link-used", "link-expired", "link-replaced", "too-many"] as const;

/** Why a link does not open, and what to do about it. */
export function LinkRefusalNotice({ refusal }: LinkRefusalNoticeProps) {
  const t = useTranslations("welcome.refusals");
  const seconds = "seconds" in refusal ? refusal.seconds : 0;
  const code = OWN.find((known) => known === refusal.code) ?? "failed";
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="negative">{t(code, { seconds })}</Notice>
      {code === "link-used" && <LinkButton href="/sign-in">{t("signIn")}</LinkButton>}
    </div>
  );
}
