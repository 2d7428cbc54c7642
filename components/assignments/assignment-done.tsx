import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";

export type AssignmentDoneProps = {
  draft: AssignmentDraft;
  customerName: string;
  operationId: string;
  onAnother: () => void;
};

export function AssignmentDone({ draft, customerName, operationId, onAnother }: AssignmentDoneProps) {
  const t = useTranslations("assignments.form");
  const isOwn = draft.payer === draft.owner;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive" title={t("done", { account: groupAccountNumber(draft.owner), customer: customerName })}>
        <p className="text-muted">
          {isOwn ? t("doneOwn") : t("doneLinked", { payer: groupAccountNumber(draft.payer) })}
        </p>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/customers/${draft.customer}/accounts`} look="primary">
          {t("see")}
        </LinkButton>
        <Button onClick={onAnother}>{t("another")}</Button>
        <LinkButton href={`/activity/operations/${operationId}`} look="plain">
          {t("follow")}
        </LinkButton>
      </div>
    </div>
  );
}
