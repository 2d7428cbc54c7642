import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { Notice } from "@/components/ui/notice";
import type { CustomerField } from "@/lib/domain/customers/customer-facts";
import type { ConflictRow } from "@/lib/domain/customers/edit-conflict";
import type { LatestCustomer } from "@/lib/domain/operations/operation-view";
import { CustomerFieldValue } from "./customer-field-value";

export type EditConflictNoticeProps = {
  rows: readonly ConflictRow[];
  latest: LatestCustomer;
  /** Goes on from the new version, leaving these fields as they are in it. */
  onGoOn: (leftToThem: readonly CustomerField[]) => void;
  onDrop: () => void;
};

/** Two people changed one customer: what each did, field by field, and how to go on. */
export function EditConflictNotice({ rows, latest, onGoOn, onDrop }: EditConflictNoticeProps) {
  const t = useTranslations("customerLife.conflict");
  const locale = useLocale();
  const [leftToThem, setLeftToThem] = useState<readonly CustomerField[]>([]);
  const at = formatInstant({ at: latest.knownFrom, locale, show: "both" });
  const choose = (field: CustomerField, side: KeptSide) =>
    setLeftToThem((left) => [...left.filter((one) => one !== field), ...(side === "theirs" ? [field] : [])]);
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="caution" title={t("title")}>
        {latest.actorName ? t("byPerson", { name: latest.actorName, at }) : t("byReading", { at })}
      </Notice>
      <ul aria-label={t("label")} className="border-t border-line text-sm">
        {rows.map((row) => (
          <li key={row.field} className="border-b border-line px-2 py-2">
            <ConflictLine row={row} onChoose={(side) => choose(row.field, side)} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("goOnNote")}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onGoOn(leftToThem)}>
          {t("goOn")}
        </Button>
        <Button onClick={onDrop}>{t("dropMine")}</Button>
      </div>
    </div>
  );
}

type KeptSide = "theirs" | "yours";

/** What both changed is chosen between; what one of the two changed is kept as it is. */
function ConflictLine({ row, onChoose }: { row: ConflictRow; onChoose: (side: KeptSide) => void }) {
  const t = useTranslations("customerLife.conflict");
  const name = useTranslations("customerLife.fields")(row.field);
  const side = (which: KeptSide) => (
    <span className="flex min-w-0 flex-wrap gap-x-2">
      <span className="text-muted">{t(which)}</span>
      <CustomerFieldValue field={row.field} value={row[which]} />
    </span>
  );
  const option = (which: KeptSide) => (
    <label className="flex cursor-pointer items-start gap-2 py-0.5 max-sm:min-h-10 max-sm:items-center">
      <input
        type="radio"
        name={`keep-${row.field}`}
        defaultChecked={which === "yours"}
        onChange={() => onChoose(which)}
        className="mt-0.5 size-[15px] shrink-0 hw-check"
      />
      {side(which)}
    </label>
  );
  const kept = row.changedBy === "you" ? "yours" : "theirs";
  return (
    <fieldset aria-label={name} className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <span className="min-w-0">
        <span className="block font-medium">{name}</span>
        <span className="flex flex-wrap gap-x-2 text-xs text-muted">
          {t("before")} <CustomerFieldValue field={row.field} value={row.before} />
        </span>
      </span>
      <span className="flex min-w-0 flex-col">
        {row.changedBy === "both" ? (
          <>
            {option("yours")}
            {option("theirs")}
          </>
        ) : (
          <>
            {side(kept)}
            <span className="text-xs text-muted">{t(row.changedBy === "you" ? "onlyYou" : "onlyThem")}</span>
          </>
        )}
      </span>
    </fieldset>
  );
}
