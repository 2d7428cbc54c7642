"use client";

import { Undo2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { applyScenario } from "@/lib/domain/pricing/apply-scenario";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import { reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { NO_CHANGE } from "@/lib/domain/pricing/price-scenario";
import type { SavedScenario } from "@/lib/domain/pricing/saved-scenario";
import { priceScenario } from "@/lib/domain/pricing/scenario-bill";
import {
  draftScenario,
  findDraft,
  listDraft,
  readScenario,
  type ScenarioDrafts,
} from "@/lib/domain/pricing/scenario-drafts";
import { pricesOf } from "@/lib/domain/pricing/scenario-prices";
import type { WhatIfGround } from "@/lib/domain/pricing/what-if-ground";
import { Button } from "../ui/button";
import { distinctKeys } from "../ui/distinct-keys";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { BillFigures, type PricedBill } from "./bill-figures";
import { decimalSign } from "./decimal-sign";
import { ListChoice } from "./list-choice";
import { ProductEditor } from "./product-editor";
import { RefusedBill } from "./refused-bill";
import { FIGURE_COLUMNS } from "./sale-figures";
import { ScenarioSaver } from "./scenario-saver";
import { type ScenarioChange, useScenario } from "./use-scenario";

export type WhatIfEditorProps = { ground: WhatIfGround; customer: string; opened: SavedScenario | null };

/** One customer's month under other prices: everything is worked out here, with each key that is pressed. */
export function WhatIfEditor({ ground, customer, opened }: WhatIfEditorProps) {
  const t = useTranslations("whatIf");
  const sign = decimalSign(useLocale());
  const { drafts, change, undo, canUndo } = useScenario(draftScenario(opened?.scenario ?? NO_CHANGE, sign));
  const before = useMemo(() => pricesOf(ground.lists), [ground]);
  const reproduction = useMemo(() => reproducePriceReport(ground.report, before.lists), [ground, before]);
  const { scenario, unlawful } = readScenario(drafts, sign);
  const applied = applyScenario(ground, scenario);
  const held = applyScenario(ground, { prices: [], swaps: drafts.swaps });
  const bills = priceScenario(ground.report, { before, after: pricesOf(applied) }, reproduction);
  const isTouched = drafts.products.length > 0 || drafts.swaps.length > 0;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Button icon={<Undo2 size={16} aria-hidden />} reason={canUndo ? null : t("nothingToUndo")} onClick={undo}>
          {t("undo")}
        </Button>
        <Button
          reason={isTouched ? null : t("nothingChanged")}
          onClick={() => change(() => ({ products: [], swaps: [] }), null)}
        >
          {t("resetAll")}
        </Button>
        <ScenarioSaver
          scenario={scenario}
          customer={customer}
          month={ground.month}
          opened={opened}
          reason={unlawful > 0 ? t("save.mendFirst") : isTouched ? null : t("nothingChanged")}
        />
      </div>
      {unlawful > 0 && (
        <div className="mb-4">
          <Notice tone="caution" title={t("unlawful", { count: unlawful })}>
            {t("unlawfulNote")}
          </Notice>
        </div>
      )}
      {bills.map((bill) => (
        <Panel key={bill.currency} title={t("billIn", { currency: bill.currency })}>
          {bill.at === "refused" ? (
            <RefusedBill reproduction={bill.reproduction} />
          ) : (
            <PricedProducts bill={bill} ground={ground} held={held} drafts={drafts} change={change} />
          )}
        </Panel>
      ))}
    </>
  );
}

type PricedProductsProps = {
  bill: PricedBill;
  ground: WhatIfGround;
  held: readonly PriceList[];
  drafts: ScenarioDrafts;
  change: ScenarioChange;
};

function PricedProducts({ bill, ground, held, drafts, change }: PricedProductsProps) {
  const t = useTranslations("whatIf");
  const sign = decimalSign(useLocale());
  const lists = held.filter(({ currency }) => currency === bill.currency);
  const keys = distinctKeys(bill.products.map(({ product }) => product.sku));
  const draftOf = (sku: string) => {
    for (const list of lists) {
      const place = { appliedPricing: list.appliedPricing.id, sku };
      const stands = listDraft(list, sku, sign);
      const changed = stands && findDraft(drafts, place);
      if (stands) return { draft: { ...place, tiers: changed ?? stands }, isChanged: changed !== null };
    }
    return { draft: null, isChanged: false };
  };
  return (
    <>
      <BillFigures bill={bill} />
      <ListChoice ground={ground} currency={bill.currency} swaps={drafts.swaps} change={change} />
      <div className={`${FIGURE_COLUMNS} border-b border-line pt-4 pb-1 text-xs text-muted max-sm:hidden`} aria-hidden>
        <span>{t("product")}</span>
        <span className="text-right">{t("before")}</span>
        <span className="text-right">{t("after")}</span>
        <span className="text-right">{t("difference")}</span>
        <span className="text-right">{t("margin")}</span>
      </div>
      <ul>
        {bill.products.map((one, at) => (
          <ProductEditor
            key={keys[at]}
            bill={one}
            currency={bill.currency}
            change={change}
            {...draftOf(one.product.sku)}
          />
        ))}
      </ul>
    </>
  );
}
