"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { readPasswordLinkAction } from "@/lib/actions/welcome-actions";
import type { ActionRefusal } from "@/lib/domain/operations/action-answer";
import type { LinkOwner, LinkRefusal } from "@/lib/domain/people/own-account-input";
import { ChoosePassword } from "./choose-password";
import { LinkRefusalNotice } from "./link-refusal-notice";

type Seen =
  | { readonly at: "asking" }
  | { readonly at: "proven"; readonly token: string; readonly owner: LinkOwner }
  | { readonly at: "refused"; readonly refusal: LinkRefusal | ActionRefusal | { readonly code: "no-answer" } };

/** Reads what stands behind the # of the address, which no server was told, and asks whose link it is. */
export function WelcomeForm() {
  const t = useTranslations("welcome");
  const [seen, setSeen] = useState<Seen>({ at: "asking" });
  useEffect(() => {
    let isLatest = true;
    const ask = async () => {
      const token = window.location.hash.slice(1);
      const answer = token === "" ? null : await readPasswordLinkAction({ token }).catch(() => undefined);
      if (!isLatest) return;
      if (answer?.ok) setSeen({ at: "proven", token, owner: answer.value });
      else
        setSeen({
          at: "refused",
          refusal: answer?.refusal ?? { code: answer === null ? "link-unknown" : "no-answer" },
        });
    };
    const another = () => window.location.reload();
    void ask();
    window.addEventListener("hashchange", another);
    return () => {
      isLatest = false;
      window.removeEventListener("hashchange", another);
    };
  }, []);
  if (seen.at === "asking") return <p className="hw-late text-sm text-muted">{t("asking")}</p>;
  if (seen.at === "refused") return <LinkRefusalNotice refusal={seen.refusal} />;
  return <ChoosePassword token={seen.token} owner={seen.owner} />;
}
