import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Age } from "../ui/figures/age";

/** What stands below a headline that has grown too old: the figure as it was, with its age. */
export function OldFigure({ figure, fetchedAt, now }: { figure: ReactNode; fetchedAt: string; now: Date }) {
  const t = useTranslations("freshness");
  return <span>{t.rich("oldFigure", { figure: () => figure, age: () => <Age since={fetchedAt} now={now} /> })}</span>;
}
