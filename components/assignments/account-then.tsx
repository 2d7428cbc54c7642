import { useLocale, useTranslations } from "next-intl";
import { formatInstant } from "@/components/ui/figures/format-instant";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { assignmentAt, saysTheSame, TODAY_WE_KNOW, type Travel } from "@/lib/domain/assignments/time-travel";
import { accountPath } from "./account-link";
import { useAnswerText } from "./answer-text";
import { EvidenceLine } from "./evidence-line";
import { TravelBand } from "./travel-band";

export type AccountThenProps = { owner: string; history: readonly AssignmentEntry[]; travel: Travel; now: Date };

/** Who had the account then, what is known today if that differs, and the line that proves it. */
export function AccountThen({ owner, history, travel, now }: AccountThenProps) {
  const t = useTranslations("account.travel");
  const text = useAnswerText();
  const then = assignmentAt(history, travel);
  const today = assignmentAt(history, { at: travel.at, known: TODAY_WE_KNOW });
  const dayStart = travel.dayStart && assignmentAt(history, { at: travel.dayStart, known: travel.known });
  const isSame = saysTheSame(then, today);
  return (
    <TravelBand travel={travel} nowHref={accountPath(owner)}>
      <p className="mt-1 text-lg font-medium">{isSame ? text(then) : t("then", { answer: text(then) })}</p>
      {!isSame && <p className="text-lg font-medium">{t("today", { answer: text(today) })}</p>}
      {dayStart && !saysTheSame(dayStart, then) && <p>{t("dayStart", { answer: text(dayStart) })}</p>}
      <Basis history={history} travel={travel} />
      <h2 className="mt-4 mb-1 font-medium">{t("evidence")}</h2>
      <p className="mb-2 text-xs text-muted">{t("evidenceNote")}</p>
      <div className="flex flex-col gap-2">
        <EvidenceLine owner={owner} travel={travel} answer={then} />
        {!isSame && <EvidenceLine owner={owner} travel={{ ...travel, known: now }} answer={today} />}
      </div>
    </TravelBand>
  );
}

/** Since when the answer holds and is known; of what nothing is known, when that knowledge begins. */
function Basis({ history, travel }: Pick<AccountThenProps, "history" | "travel">) {
  const t = useTranslations("account.travel");
  const locale = useLocale();
  const time = (at: string) => formatInstant({ at, locale, show: "exact" });
  const then = assignmentAt(history, travel);
  if (then.state !== "unknown") {
    return <p>{t("since", { valid: time(then.entry.validFrom), known: time(then.entry.knownFrom) })}</p>;
  }
  const [first] = history;
  if (first === undefined) return <p>{t("neverKnown")}</p>;
  if (Date.parse(first.knownFrom) > travel.known.getTime()) {
    return <p>{t("notYet", { time: time(first.knownFrom) })}</p>;
  }
  const begins = history.map(({ validFrom }) => validFrom).sort()[0] ?? first.validFrom;
  return <p>{t("before", { time: time(begins) })}</p>;
}
