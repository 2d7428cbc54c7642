import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { type CustomerHistoryEntry, type FieldChange, tagChangesOf } from "@/lib/domain/customers/customer-history";
import { CustomerFieldValue } from "./customer-field-value";
import { HistorySourceText } from "./history-source-text";

const TONES: Record<CustomerHistoryEntry["kind"], StatusTone> = {
  first: "neutral",
  changed: "info",
  removed: "negative",
  returned: "positive",
};

/** What a customer was and became, one entry per change, the newest first. */
export function CustomerHistoryList({ entries }: { entries: readonly CustomerHistoryEntry[] }) {
  const t = useTranslations("customerLife.history");
  return (
    <ol aria-label={t("title")} className="border-t border-line">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-8 gap-y-2 border-b border-line py-3 text-sm md:grid-cols-[minmax(0,240px)_minmax(0,1fr)]"
        >
          <EntryFacts entry={entry} />
          {entry.changes.length > 0 ? (
            <dl className="min-w-0">
              {entry.changes.map((change) => (
                <ChangeLine key={change.field} change={change} isFirst={entry.kind === "first"} />
              ))}
            </dl>
          ) : (
            <p className="text-muted">{t(entry.kind === "removed" ? "removedNote" : "nothing")}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function EntryFacts({ entry }: { entry: CustomerHistoryEntry }) {
  const t = useTranslations("customerLife.history");
  const { kind, validFrom, knownFrom, source } = entry;
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <p className="font-medium">
        <Status tone={TONES[kind]}>{t(kind)}</Status>
      </p>
      <p>
        <span className="text-muted">{t("from")}</span> <DateTime value={validFrom} show="both" />
      </p>
      <p className="text-xs text-muted">
        {t("learned")} <DateTime value={knownFrom} show="both" />
      </p>
      <p className="text-xs text-muted">
        <HistorySourceText source={source} />
      </p>
    </div>
  );
}

function ChangeLine({ change, isFirst }: { change: FieldChange; isFirst: boolean }) {
  const t = useTranslations("customerLife.fields");
  const { field, before, after } = change;
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,5fr)] gap-x-4 py-1 first:pt-0">
      <dt className="text-muted">{t(field)}</dt>
      <dd className="min-w-0">
        {field === "tags" ? (
          <TagLines change={change} isFirst={isFirst} />
        ) : (
          <span className="flex flex-wrap items-start gap-x-2 gap-y-0.5">
            {!isFirst && (
              <>
                <span className="text-muted line-through decoration-line-strong">
                  <CustomerFieldValue field={field} value={before} />
                </span>
                <span aria-hidden>→</span>
              </>
            )}
            <CustomerFieldValue field={field} value={after} />
          </span>
        )}
      </dd>
    </div>
  );
}

function TagLines({ change, isFirst }: { change: FieldChange; isFirst: boolean }) {
  const t = useTranslations("customerLife.history");
  return (
    <ul className="flex flex-col gap-0.5">
      {tagChangesOf(change).map(({ key, before, after }) => (
        <li key={`${key}:${before}:${after}`} className="break-all">
          {!isFirst && (
            <span className="text-muted">
              {t(before === null ? "tagAdded" : after === null ? "tagRemoved" : "tagChanged")}{" "}
            </span>
          )}
          <bdi className="font-mono text-xs">
            {key} = {before !== null && after !== null ? `${before} → ${after}` : (after ?? before)}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
