import { useTranslations } from "next-intl";
import type { AuditChange } from "@/lib/domain/activity/audit-detail";
import { AuditValueText } from "./audit-value-text";
import { auditFieldWord } from "./audit-word";

/** What changed, one after another on few lines; the entry itself shows all. */
export function AuditChanges({ changes, most }: { changes: readonly AuditChange[]; most: number }) {
  const t = useTranslations("audit");
  const more = changes.length - most;
  return (
    <ul className="flex flex-col">
      {changes.slice(0, most).map(({ name, before, after }) => {
        const known = auditFieldWord(name);
        return (
          <li key={name} className="line-clamp-2 max-w-64">
            <span className="text-muted">{known ? t(`fields.${known}`) : name}</span>{" "}
            <AuditValueText name={name} value={before} />{" "}
            <span aria-hidden className="text-muted">
              →
            </span>
            <span className="sr-only">{t("becomes")}</span> <AuditValueText name={name} value={after} />
          </li>
        );
      })}
      {more > 0 && <li className="text-muted">{t("moreChanges", { count: more })}</li>}
    </ul>
  );
}
