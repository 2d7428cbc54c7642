"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { renewRecoveryCodesAction } from "@/lib/actions/own-actions";
import type { OwnFactor } from "@/lib/domain/people/own-factor-input";
import { Button } from "../ui/button";
import { DateTime } from "../ui/figures/date-time";
import { Status } from "../ui/status";
import { EnrolFactor } from "./enrol-factor";
import { FactorRefusalNotice } from "./factor-refusal-notice";
import { RecoveryCodes } from "./recovery-codes";
import { TurnOffFactor } from "./turn-off-factor";
import { useFactorSend } from "./use-factor-send";

/** One's own second factor: set up, or taken off. Needs the words of "factor", "proof" and "ui". */
export function OwnFactorView({ factor }: { factor: OwnFactor }) {
  const t = useTranslations("factor");
  const router = useRouter();
  const { isPending, refusal, send } = useFactorSend();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isAsked, setAsked] = useState(false);
  if (factor.since === null) return <EnrolFactor />;
  const { since, codesLeft, isRequired } = factor;
  const renew = async () => setCodes((await send(() => renewRecoveryCodesAction({})))?.value.codes ?? null);
  const forget = () => {
    setCodes(null);
    router.refresh();
  };
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="text-sm">
        <Status tone="positive">{t("on")}</Status>
        <p className="mt-1 text-muted">
          {t.rich("since", { at: () => <DateTime value={since} show="both" /> })} · {t("left", { count: codesLeft })}
        </p>
      </div>
      <FactorRefusalNotice refusal={refusal} />
      {codes && <RecoveryCodes codes={codes} onKept={forget} />}
      {isAsked ? (
        <TurnOffFactor isRequired={isRequired} onBack={() => setAsked(false)} />
      ) : (
        codes === null && (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" pending={isPending} onClick={renew}>
              {t("renew")}
            </Button>
            <Button size="sm" onClick={() => setAsked(true)}>
              {t("off.ask")}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
