"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { appendDraft, changeDraft, type ReadTiers, removeDraft, type TierDraft } from "@/lib/domain/pricing/tier-draft";
import { Button } from "../ui/button";
import { formatQuantity } from "../ui/figures/format-quantity";
import { TierFields } from "../what-if/tier-fields";

export type RateTiersProps = {
  tiers: readonly TierDraft[];
  read: ReadTiers;
  onChange: (tiers: readonly TierDraft[]) => void;
};

/** The tiers as they are typed, with what is wrong beside each and where no tier has a price. */
export function RateTiers({ tiers, read, onChange }: RateTiersProps) {
  const t = useTranslations("rates");
  const locale = useLocale();
  const name = t("thisRate");
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t("tiers")}</legend>
      <p className="mb-2 text-xs text-muted">{t("tiersHint")}</p>
      <ul className="flex flex-col gap-1.5 max-sm:gap-3">
        {tiers.map((tier, at) => (
          <TierFields
            // biome-ignore lint/suspicious/noArrayIndexKey: A tier is its place in the list; its fields keep no state.
            key={at}
            draft={tier}
            place={at}
            product={name}
            faults={read.faults.filter((fault) => fault.at === at)}
            isOnly={tiers.length === 1}
            onChange={(made) => onChange(changeDraft(tiers, at, made))}
            onRemove={() => onChange(removeDraft(tiers, at))}
          />
        ))}
      </ul>
      <Button size="sm" look="plain" icon={<Plus size={14} aria-hidden />} onClick={() => onChange(appendDraft(tiers))}>
        {t("addTier")}
      </Button>
      {read.gaps.map(({ from, to }) => (
        <p key={from} className="text-xs text-caution">
          {to === null
            ? t("gapBeyond", { from: formatQuantity({ value: from, locale, digits: 20 }) })
            : t("gapBetween", {
                from: formatQuantity({ value: from, locale, digits: 20 }),
                to: formatQuantity({ value: to, locale, digits: 20 }),
              })}
        </p>
      ))}
    </fieldset>
  );
}
