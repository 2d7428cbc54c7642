"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DraftFault, DraftField, TierDraft } from "@/lib/domain/pricing/tier-draft";
import { FieldError } from "../ui/field-error";
import { IconButton } from "../ui/icon-button";

const ROW = "grid grid-cols-3 items-start gap-2 sm:grid-cols-[8rem_8rem_8rem_9rem_8rem_2rem]";
const CONTROL =
  "h-7 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-text hover:border-muted aria-invalid:border-negative max-sm:h-11 max-sm:text-lg";

export type TierFieldsProps = {
  draft: TierDraft;
  place: number;
  product: string;
  faults: readonly DraftFault[];
  /** The only tier of a product cannot go. */
  isOnly: boolean;
  onChange: (change: Partial<TierDraft>) => void;
  onRemove: () => void;
};

/** One tier, editable in place: where it begins and ends, what it costs and how that is charged. */
export function TierFields({ draft, place, product, faults, isOnly, onChange, onRemove }: TierFieldsProps) {
  const t = useTranslations("whatIf");
  const id = useId();
  const labelled = (name: string) => clsx("block text-xs text-muted", place > 0 && "sm:sr-only", name);
  const text = (field: DraftField) => {
    const fault = faults.find((one) => one.field === field);
    return (
      <div className="min-w-0">
        <label htmlFor={`${id}-${field}`} className={labelled("")}>
          {t(`field.${field}`)} <span className="sr-only">{t("ofTier", { place: place + 1, product })}</span>
        </label>
        <input
          id={`${id}-${field}`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          maxLength={90}
          value={draft[field]}
          placeholder={field === "upper" ? t("noEnd") : undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-${field}-error` : undefined}
          onChange={(event) => onChange({ [field]: event.target.value })}
          className={clsx(CONTROL, "tnum text-right")}
        />
        {fault && (
          <FieldError id={`${id}-${field}-error`}>
            {t(`fault.${fault.code}`, { other: (fault.other ?? 0) + 1 })}
          </FieldError>
        )}
      </div>
    );
  };
  return (
    <li className={ROW}>
      {text("lower")}
      {text("upper")}
      {text("price")}
      <div>
        <label htmlFor={`${id}-mode`} className={labelled("")}>
          {t("field.mode")} <span className="sr-only">{t("ofTier", { place: place + 1, product })}</span>
        </label>
        <select
          id={`${id}-mode`}
          value={draft.mode}
          onChange={(event) =>
            onChange(event.target.value === "flat-fee" ? { mode: "flat-fee" } : { mode: "per-unit", chunk: "" })
          }
          className={CONTROL}
        >
          <option value="per-unit">{t("mode.per-unit")}</option>
          <option value="flat-fee">{t("mode.flat-fee")}</option>
        </select>
      </div>
      {draft.mode === "flat-fee" || draft.chunk !== "" ? text("chunk") : <span className="max-sm:hidden" />}
      <div className={clsx("max-sm:self-end", place === 0 && "sm:pt-4")}>
        {!isOnly && (
          <IconButton
            label={t("removeTier", { place: place + 1, product })}
            icon={<X size={14} aria-hidden />}
            size="sm"
            onClick={onRemove}
          />
        )}
      </div>
    </li>
  );
}
