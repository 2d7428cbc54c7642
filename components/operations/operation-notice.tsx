import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { operationSubject } from "@/components/operations/operation-subject";
import { RefusalFix } from "@/components/refusals/refusal-fix";
import { RefusalText } from "@/components/refusals/refusal-text";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import type { RefusedThing } from "@/lib/domain/assignments/refusal-fix";
import { type OperationView, type ShownState, shownState } from "@/lib/domain/operations/operation-view";
import { parseAwsAccountId } from "@/lib/domain/values/aws-account-id";

const TONES: Record<ShownState, NoticeTone> = {
  QUEUED: "info",
  IN_FLIGHT: "info",
  RETRY_WAIT: "caution",
  UNKNOWN: "caution",
  SUCCEEDED: "positive",
  REJECTED: "negative",
  NEEDS_REVIEW: "caution",
  CANCELLED: "info",
  GIVEN_UP: "info",
};

export type OperationNoticeProps = {
  operation: OperationView;
  /** On the operation's own page, whose title names it already and from where there is nowhere to follow it to. */
  isHere?: boolean;
};

/** The account is the subject of what is done to one. */
function refusedThing({ customerId, subject }: OperationView): RefusedThing {
  return { customer: customerId, owner: parseAwsAccountId(subject) };
}

const overview = (chunks: ReactNode) => (
  <Link prefetch={false} href="/" className="underline underline-offset-2">
    {chunks}
  </Link>
);

/** What became of something that was sent, in words, with the reasons and the next step. */
export function OperationNotice({ operation, isHere = false }: OperationNoticeProps) {
  const t = useTranslations("operations");
  const locale = useLocale();
  const { kind, state, refusals, dueAt, trouble, actorName } = operation;
  const shown = shownState(operation);
  const upstream = t(`upstreams.${kind === "request-usage-report" ? "here" : "cloudhealth"}`);
  const subject = operationSubject(operation);
  const time = formatInstant({ at: dueAt, locale, show: "time" });
  return (
    <Notice
      tone={TONES[shown]}
      title={isHere ? t(`states.${shown}`) : `${t(`kinds.${kind}`, { subject })} · ${t(`states.${shown}`)}`}
      action={
        !isHere && (
          <Link
            prefetch={false}
            href={`/activity/operations/${operation.id}`}
            className="shrink-0 self-center text-sm underline underline-offset-2"
          >
            {t("follow")}
          </Link>
        )
      }
    >
      {refusals.length === 0 && (
        <p className="text-muted">
          {t(`notes.${state}`, { upstream, time, trouble: t(`trouble.${trouble ?? "none"}`) })}{" "}
          {t("by", { name: actorName })}
        </p>
      )}
      {refusals.map((refusal) => (
        <div key={JSON.stringify(refusal)} className="mt-0.5">
          <RefusalText refusal={refusal} upstream={upstream} />
          <RefusalFix refusal={refusal} about={refusedThing(operation)} />
        </div>
      ))}
      {kind !== "request-usage-report" && shown === "REJECTED" && refusals.length > 0 && (
        <p className="mt-1.5">{t.rich("afterRefusal", { overview })}</p>
      )}
    </Notice>
  );
}
