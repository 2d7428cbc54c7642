import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { PLANS_PATH } from "./plan-paths";
import { type AnyPlanRefusal, PlanRefusalNotice } from "./plan-refusal-notice";

export type PlanSubmitProps = {
  name: string;
  onName: (name: string) => void;
  pending: boolean;
  refusal: AnyPlanRefusal | null;
  /** Why the plan cannot be made yet; null when it can. */
  reason: string | null;
};

/** The end of every form that makes a plan: its name, what spoke against it, and the button. */
export function PlanSubmit({ name, onName, pending, refusal, reason }: PlanSubmitProps) {
  const t = useTranslations("plans.form");
  const ui = useTranslations("ui");
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) answer.current?.focus();
  }, [refusal]);
  const off = reason ?? (name.trim() === "" ? t("nameMissing") : null);
  return (
    <div className="flex max-w-[720px] flex-col gap-5">
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        maxLength={100}
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
      <div ref={answer} tabIndex={-1} className="outline-none empty:hidden">
        {refusal && <PlanRefusalNotice refusal={refusal} />}
      </div>
      <FormActions>
        <Button type="submit" look="primary" reason={off} pending={pending}>
          {t("submit")}
        </Button>
        <LinkButton href={PLANS_PATH} look="plain">
          {ui("cancel")}
        </LinkButton>
        <span className="text-xs text-muted">{t("submitNote")}</span>
      </FormActions>
    </div>
  );
}
