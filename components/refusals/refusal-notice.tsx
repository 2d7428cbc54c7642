import { useTranslations } from "next-intl";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { RefusalFix, type RefusalFixProps } from "./refusal-fix";
import { type AnyRefusal, RefusalText } from "./refusal-text";

export type RefusalNoticeProps = {
  refusals: readonly AnyRefusal[];
  /** "before": rules as one types. "refused": the answer to something that was sent. */
  when: "before" | "refused";
  upstream?: string;
  title?: string;
  /** What was to be done, for the fix under each refusal. */
  about?: RefusalFixProps["about"];
  onUsePayer?: RefusalFixProps["onUsePayer"];
};

const TONES: Record<RefusalNoticeProps["when"], NoticeTone> = { before: "caution", refused: "negative" };

export function RefusalNotice({ refusals, when, upstream, title, about, onUsePayer }: RefusalNoticeProps) {
  const t = useTranslations("refusals");
  if (refusals.length === 0) return null;
  return (
    <Notice tone={TONES[when]} title={title ?? t(`title.${when}`, { count: refusals.length })}>
      <ul className="mt-0.5 flex flex-col gap-1.5">
        {refusals.map((refusal) => (
          <li key={JSON.stringify(refusal)}>
            <RefusalText refusal={refusal} {...(upstream ? { upstream } : {})} />
            <RefusalFix refusal={refusal} about={about} onUsePayer={onUsePayer} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
