import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import {
  COST_LOOKS,
  type CostExplorerQuery,
  clearedQuery,
  TOP_CHOICES,
  usualSplit,
} from "@/lib/domain/costs/cost-explorer-query";
import { USUAL_PRESET } from "@/lib/domain/costs/cost-period-choice";
import { COST_INTERVALS, COST_SPLITS } from "@/lib/domain/costs/cost-question";
import { FilterBar } from "../ui/filter-bar";
import { FilterMenu } from "../ui/filter-menu";
import { Segments } from "../ui/segments";
import { ExplorerChips } from "./explorer-chips";
import { explorerHref } from "./explorer-href";
import { ExplorerPeriod } from "./explorer-period";
import { splitWord } from "./explorer-words";
import { whyNotInterval, whyNotSplit } from "./why-not-asked";

export type ExplorerControlsProps = { of: CostExplorer; pathname: string; now: Date; children?: ReactNode };

/** Everything that can be chosen of the explorer; each choice is an address. */
export function ExplorerControls({ of, pathname, now, children }: ExplorerControlsProps) {
  const t = useTranslations("costExplorer");
  const { query, dimensions } = of;
  const { subject, split, interval, top, look, compare } = query;
  const to = (changes: Partial<CostExplorerQuery>) => explorerHref({ pathname, query }, changes);
  const own = COST_SPLITS.filter((one) => subject.kind !== "customer" || one !== "customer");
  const cleared = explorerHref({ pathname, query: clearedQuery(query) });
  return (
    <FilterBar clearHref={cleared === to({}) ? null : cleared}>
      {subject.kind !== "customer" && (
        <Segments
          label={t("subject.label")}
          segments={(["partner", "customers"] as const).map((kind) => ({
            href: explorerHref({ pathname, query: clearedQuery({ ...query, subject: { kind } }) }),
            label: t(`subject.${kind}`),
            current: kind === subject.kind,
          }))}
        />
      )}
      <Segments
        label={t("interval.label")}
        segments={COST_INTERVALS.map((one) => ({
          href: to({ interval: one, period: USUAL_PRESET[one] }),
          label: t(`interval.${one}`),
          current: one === interval,
          reason: whyNotInterval(query, one, t),
        }))}
      />
      <ExplorerPeriod of={of} pathname={pathname} now={now} />
      <FilterMenu
        label={t("split.label")}
        value={splitWord(split, dimensions, t)}
        options={[...own, ...dimensions.map((one) => one.split)].map((one) => ({
          href: to({ split: one }),
          label: splitWord(one, dimensions, t),
          current: one === split,
          reason: whyNotSplit(query, one, t),
        }))}
      />
      <FilterMenu
        label={t("top")}
        value={String(top)}
        options={TOP_CHOICES.map((count) => ({
          href: to({ top: count }),
          label: t("topCount", { count }),
          current: count === top,
        }))}
      />
      <FilterMenu
        label={t("compare")}
        options={[
          { href: to({ compare: false }), label: t("compareOff"), current: !compare },
          { href: to({ compare: true }), label: t("comparePrevious"), current: compare },
        ]}
      />
      <Segments
        label={t("look.label")}
        segments={COST_LOOKS.map((one) => ({
          href: to({ look: one }),
          label: t(`look.${one}`),
          current: one === look,
        }))}
      />
      {children}
      <ExplorerChips of={of} to={to} isUsualSplit={split === usualSplit(subject)} />
    </FilterBar>
  );
}
