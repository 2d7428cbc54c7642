import { useTranslations } from "next-intl";
import { Amount } from "@/components/ui/figures/amount";
import { Quantity } from "@/components/ui/figures/quantity";
import { KeyFigure } from "@/components/ui/key-figure";
import { KeyFigures } from "@/components/ui/key-figures";
import type { PlanHead } from "@/lib/domain/plans/plan-view";
import { planPath } from "./plan-paths";
import { useCallsTime } from "./use-calls-time";

/** What a plan will do, in numbers, before it does anything. */
export function PlanTotals({ plan, ratePerMinute }: { plan: PlanHead; ratePerMinute: number }) {
  const t = useTranslations("plans.figures");
  const timeOf = useCallsTime(ratePerMinute);
  const { calls, waves, accounts, held, unchanged, removals, gaps, refused, costAtStake } = plan.figures;
  const count = (value: number) => <Quantity value={String(value)} digits={0} />;
  const costs = costAtStake.map(({ amount, currency }) => (
    <Amount key={currency} value={amount} currency={currency} show="code" className="block" />
  ));
  return (
    <KeyFigures>
      <KeyFigure
        label={t("calls")}
        value={count(calls)}
        note={t("callsNote", { waves, time: timeOf(calls), rate: ratePerMinute })}
      />
      <KeyFigure label={t("accounts")} value={count(accounts)} note={t("accountsNote", { unchanged })} />
      <KeyFigure label={t("removals")} value={count(removals)} note={t("removalsNote", { gaps })} />
      <KeyFigure
        label={t("cost")}
        value={costs.length === 0 ? "—" : costs}
        note={t(costs.length > 0 ? "costNote" : held > 0 ? "costUnknown" : "costNone")}
      />
      <KeyFigure
        label={t("refused")}
        value={count(refused)}
        note={t("refusedNote", { count: refused })}
        href={`${planPath(plan.id)}?part=refused`}
      />
    </KeyFigures>
  );
}
