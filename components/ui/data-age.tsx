import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { Age } from "./figures/age";
import { formatInstant } from "./figures/format-instant";

export type DataAgeProps = {
  source: string;
  fetchedAt: Date | string | null;
  through?: Date | string | null;
  state?: "estimated" | "final" | "partial";
  now?: Date;
};

/** When we asked and what the answer covers are different things; both are said. */
export function DataAge({ source, fetchedAt, through, state, now }: DataAgeProps) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const age = fetchedAt && t.rich("fetched", { age: () => <Age since={fetchedAt} {...(now ? { now } : {})} /> });
  const parts = [
    { key: "age", node: age ?? t("neverFetched") },
    {
      key: "through",
      node: through && t("through", { date: formatInstant({ at: through, locale, show: "day-month" }) }),
    },
    { key: "source", node: source },
    { key: "state", node: state && t(`state.${state}`) },
  ].filter(({ node }) => Boolean(node));
  return (
    <span className="text-muted">
      {parts.map(({ key, node }, at) => (
        <Fragment key={key}>
          {at > 0 && <span aria-hidden> · </span>}
          {node}
        </Fragment>
      ))}
    </span>
  );
}
