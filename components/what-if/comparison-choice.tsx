import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address } from "../ui/address";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";

export type ComparisonChoiceProps = {
  pathname: string;
  scenarios: readonly string[];
  /** Shown is 0 while nobody was chosen: all are then. */
  of: { shown: number; touched: number };
  children: ReactNode;
};

/** The customers of a comparison, to be narrowed to those whose prices would change. */
export function ComparisonChoice({ pathname, scenarios, of, children }: ComparisonChoiceProps) {
  const t = useTranslations("whatIf.compare");
  return (
    <form action={pathname} data-hw-soft="">
      {scenarios.map((id) => (
        <input key={id} type="hidden" name="scenario" value={id} />
      ))}
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <Button type="submit">{t("onlyChosen")}</Button>
        {of.shown > 0 && (
          <>
            <LinkButton href={address(pathname, { scenario: scenarios })}>{t("allTouched")}</LinkButton>
            <span className="text-sm text-muted">{t("shownOf", of)}</span>
          </>
        )}
        {of.shown === 0 && <span className="text-sm text-muted">{t("chooseNote", { count: of.touched })}</span>}
      </div>
      {children}
    </form>
  );
}
