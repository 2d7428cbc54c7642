"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { ListSwap } from "@/lib/domain/pricing/price-scenario";
import { withSwap } from "@/lib/domain/pricing/scenario-drafts";
import type { WhatIfGround } from "@/lib/domain/pricing/what-if-ground";
import { wordIn } from "@/lib/domain/values/words";
import type { ScenarioChange } from "./use-scenario";

export type ListChoiceProps = {
  ground: WhatIfGround;
  currency: string;
  swaps: readonly ListSwap[];
  change: ScenarioChange;
};

/** Whose prices hold: those applied, or another applied pricing's in the same currency, for this customer or for all. */
export function ListChoice({ ground, currency, swaps, change }: ListChoiceProps) {
  const locale = useLocale();
  const options = ground.others.filter((list) => list.currency === currency);
  const nameOf = ({ appliedPricing }: PriceList) => wordIn(appliedPricing.name, locale, appliedPricing.id);
  return ground.lists
    .filter((list) => list.currency === currency)
    .map(({ appliedPricing: { id: from } }) => (
      <Choice
        key={from}
        from={from}
        organization={ground.organization}
        swap={swaps.find((one) => one.from === from) ?? null}
        options={options.map((list) => ({ id: list.appliedPricing.id, name: nameOf(list) }))}
        change={change}
      />
    ));
}

type ChoiceProps = {
  from: string;
  organization: string;
  swap: ListSwap | null;
  options: readonly { readonly id: string; readonly name: string }[];
  change: ScenarioChange;
};

function Choice({ from, organization, swap, options, change }: ChoiceProps) {
  const t = useTranslations("whatIf");
  const id = useId();
  const put = (next: ListSwap | null) => change((drafts) => withSwap(drafts, from, next), null);
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <label htmlFor={id} className="text-muted">
        {t("pricedBy")}
      </label>
      <select
        id={id}
        value={swap?.to ?? from}
        onChange={(event) =>
          put({ from, to: event.target.value, organizations: swap?.organizations ?? [organization] })
        }
        className="h-8 max-w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 max-sm:h-11 max-sm:text-lg"
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.id === from ? t("asNow", { name: option.name }) : option.name}
          </option>
        ))}
      </select>
      {swap && (
        <label className="flex items-center gap-2 max-sm:min-h-10">
          <input
            type="checkbox"
            checked={swap.organizations === null}
            onChange={(event) => put({ ...swap, organizations: event.target.checked ? null : [organization] })}
            className="hw-check size-4"
          />
          {t("forAll")}
        </label>
      )}
    </p>
  );
}
