"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { confirmFactorAction, startFactorAction } from "@/lib/actions/own-actions";
import { groupCode } from "@/lib/domain/access/factor-code";
import type { FactorKey } from "@/lib/domain/people/own-factor-input";
import { CodeField } from "../proof/code-field";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { FactorRefusalNotice } from "./factor-refusal-notice";
import { RecoveryCodes } from "./recovery-codes";
import { useFactorSend } from "./use-factor-send";

const FactorQr = lazy(() => import("./factor-qr").then((module) => ({ default: module.FactorQr })));
const QR_SIZE = 192;

/** From a new key over a first code to the recovery codes. Needs the words of "factor", "proof" and "ui". */
export function EnrolFactor({ leadsTo }: { leadsTo?: string }) {
  const t = useTranslations("factor.enrol");
  const router = useRouter();
  const { isPending, refusal, send } = useFactorSend();
  const [key, setKey] = useState<FactorKey | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isMissing, setMissing] = useState(false);
  const start = async () => setKey((await send(() => startFactorAction({})))?.value ?? null);

  async function confirm(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const code = String(new FormData(form).get("code") ?? "");
    const field = form.querySelector<HTMLInputElement>("[name=code]");
    setMissing(code.trim() === "");
    if (code.trim() === "") return field?.focus();
    const confirmed = await send(() => confirmFactorAction({ code }));
    if (confirmed) setCodes(confirmed.value.codes);
    else field?.select();
  }

  if (codes) {
    const leave = () => (leadsTo === undefined ? router.refresh() : window.location.assign(leadsTo));
    return <RecoveryCodes codes={codes} onKept={leave} />;
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <FactorRefusalNotice refusal={refusal} />
      {key === null ? (
        <Button look={leadsTo === undefined ? "quiet" : "primary"} pending={isPending} onClick={start}>
          {t("start")}
        </Button>
      ) : (
        <form
          method="post"
          noValidate
          onSubmit={confirm}
          aria-label={t("label")}
          className="flex w-full max-w-96 flex-col gap-4"
        >
          <p className="text-sm">{t("scan")}</p>
          <div className="size-48 rounded-md bg-surface-sunken">
            <Suspense fallback={null}>
              <FactorQr uri={key.uri} title={t("qr")} size={QR_SIZE} />
            </Suspense>
          </div>
          <KeyByHand secret={key.secret} />
          <CodeField error={isMissing ? t("missing") : undefined} mayRecover={false} />
          <div>
            <Button type="submit" look="primary" pending={isPending}>
              {t("confirm")}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function KeyByHand({ secret }: { secret: string }) {
  const t = useTranslations("factor.enrol");
  const ui = useTranslations("ui");
  return (
    <p className="text-sm">
      {t("byHand")}
      <span className="group/copy mt-1 flex items-center gap-2">
        <code className="font-mono text-xs">{groupCode(secret, " ")}</code>
        <CopyButton text={secret} label={t("copy")} copiedLabel={ui("copied")} />
      </span>
    </p>
  );
}
