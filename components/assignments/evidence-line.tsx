import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import type { Answer, Travel } from "@/lib/domain/assignments/time-travel";

export type EvidenceLineProps = { owner: string; travel: Travel; answer: Answer<AssignmentEntry> };

/** The answer with all that it rests on, exact, to be put beside a split bill. */
export function EvidenceLine({ owner, travel, answer }: EvidenceLineProps) {
  const t = useTranslations("account.travel");
  const ui = useTranslations("ui");
  const line = t("line", {
    owner: groupAccountNumber(owner).replaceAll("\u00a0", " "),
    at: travel.at.toISOString(),
    known: travel.known.toISOString(),
    answer: useAnswerLine(answer),
    basis: useBasis(answer),
  }).trim();
  return (
    <div className="group/copy flex max-w-[900px] items-start gap-2 rounded-md bg-surface-sunken px-3 py-2 text-sm">
      <p className="min-w-0 grow break-words">{line}</p>
      <CopyButton text={line} label={ui("copy")} copiedLabel={ui("copied")} />
    </div>
  );
}

function useAnswerLine(answer: Answer<AssignmentEntry>): string {
  const t = useTranslations("account.travel");
  if (answer.state === "unknown") return t("unknownLine");
  const { customer, customerName, owner, payer } = answer.entry;
  const who = { customer: customerName, id: customer };
  if (answer.state === "nobody") return t("nobodyLine", who);
  return t("heldLine", { ...who, payer: payer === owner ? t("ownPayer") : t("onBillOf", { payer }) });
}

function useBasis(answer: Answer<AssignmentEntry>): string {
  const t = useTranslations("account.travel");
  if (answer.state === "unknown") return "";
  const { validFrom, knownFrom, source } = answer.entry;
  const by =
    source.by === "operation"
      ? t("lineSources.operation", { id: source.id, name: source.actorName ?? "Headwater" })
      : t(`lineSources.${source.by}`, source.by === "reading" ? { id: source.id } : {});
  return t("basis", { valid: validFrom, known: knownFrom, source: by });
}
