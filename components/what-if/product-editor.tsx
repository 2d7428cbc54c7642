"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ProductBill } from "@/lib/domain/pricing/scenario-bill";
import { type ProductDraft, withDraft } from "@/lib/domain/pricing/scenario-drafts";
import { appendDraft, changeDraft, readTiers, removeDraft, type TierDraft } from "@/lib/domain/pricing/tier-draft";
import { wordIn } from "@/lib/domain/values/words";
import { MOST_USAGE_DECIMALS } from "../pricing/price-columns";
import { useUnitText } from "../pricing/unit-text";
import { Button } from "../ui/button";
import { Quantity } from "../ui/figures/quantity";
import { decimalSign } from "./decimal-sign";
import { ProductHints } from "./product-hints";
import { FIGURE_COLUMNS, SaleFigures } from "./sale-figures";
import { TierFields } from "./tier-fields";
import type { ScenarioChange } from "./use-scenario";

export type ProductEditorProps = {
  bill: ProductBill;
  currency: string;
  /** Null: the list that holds has no price for it. */
  draft: ProductDraft | null;
  isChanged: boolean;
  change: ScenarioChange;
};

/** One product: what it is charged before and after, and its tiers to change. */
export function ProductEditor({ bill, currency, draft, isChanged, change }: ProductEditorProps) {
  const t = useTranslations("whatIf");
  const locale = useLocale();
  const unitText = useUnitText();
  const { product } = bill;
  const name = wordIn(product.name, locale, product.sku);
  return (
    <li className="border-b border-line py-3">
      <div className={FIGURE_COLUMNS}>
        <div className="min-w-0 max-sm:col-span-2">
          <h3 className="text-sm font-medium">
            {name}
            {name !== product.sku && (
              <span className="ml-2 font-mono text-xs font-normal text-muted">{product.sku}</span>
            )}
          </h3>
          <p className="text-xs text-muted">
            <Quantity value={product.usage} unit={unitText(product)} digits={MOST_USAGE_DECIMALS} />
          </p>
        </div>
        <SaleFigures bill={bill} currency={currency} />
      </div>
      {draft === null ? (
        <p className="mt-1 text-xs text-caution">{t("notInList")}</p>
      ) : (
        <Tiers {...{ bill, currency, draft, isChanged, change, name }} />
      )}
    </li>
  );
}

type TiersProps = Omit<ProductEditorProps, "draft"> & { draft: ProductDraft; name: string };

function Tiers({ bill, currency, draft, isChanged, change, name }: TiersProps) {
  const t = useTranslations("whatIf");
  const sign = decimalSign(useLocale());
  const { faults, tiers, gaps } = readTiers(draft.tiers, sign);
  const put = (next: readonly TierDraft[] | null, place: string | null) =>
    change((drafts) => withDraft(drafts, draft, next), place);
  return (
    <div className="mt-2 flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5 max-sm:gap-3" aria-label={t("tiersOf", { product: name })}>
        {draft.tiers.map((tier, at) => (
          <TierFields
            // biome-ignore lint/suspicious/noArrayIndexKey: A tier is its place in the list; its fields keep no state.
            key={at}
            draft={tier}
            place={at}
            product={name}
            faults={faults.filter((fault) => fault.at === at)}
            isOnly={draft.tiers.length === 1}
            onChange={(made) =>
              put(
                changeDraft(draft.tiers, at, made),
                `${draft.appliedPricing}/${draft.sku}/${at}/${Object.keys(made).join()}`,
              )
            }
            onRemove={() => put(removeDraft(draft.tiers, at), null)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button
          size="sm"
          look="plain"
          icon={<Plus size={14} aria-hidden />}
          aria-label={t("addTierTo", { product: name })}
          onClick={() => put(appendDraft(draft.tiers), null)}
        >
          {t("addTier")}
        </Button>
        {isChanged && (
          <Button size="sm" look="plain" aria-label={t("resetOf", { product: name })} onClick={() => put(null, null)}>
            {t("reset")}
          </Button>
        )}
        <ProductHints bill={bill} currency={currency} tiers={tiers} gaps={gaps} />
      </div>
    </div>
  );
}
