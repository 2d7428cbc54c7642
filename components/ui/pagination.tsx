import { useLocale, useTranslations } from "next-intl";
import { address, type Params } from "./address";
import { formatQuantity } from "./figures/format-quantity";
import { type PageLink, PageLinks } from "./page-links";
import { pageWindow } from "./page-window";

export const PAGE_SIZES = [20, 50, 100] as const;
export type PaginationProps = { pathname: string; params: Params; page: number; size: number; total: number };

export function Pagination({ pathname, params, page, size, total }: PaginationProps) {
  const t = useTranslations("ui");
  const locale = useLocale();
  if (total <= PAGE_SIZES[0]) return null;
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  const last = Math.max(1, Math.ceil(total / size));
  const to = (target: number) =>
    target < 1 || target > last ? null : address(pathname, params, { page: String(target) });
  const numbered = pageWindow(page, last).map((target, at, all): PageLink => {
    if (target === "gap") return { key: `after-${all[at - 1]}`, text: "…", href: null };
    const key = String(target);
    return {
      key,
      text: number(target),
      href: to(target),
      label: t("page", { page: target }),
      current: target === page,
    };
  });
  const steps = [
    { key: "previous", text: "<", href: to(page - 1), label: t("previous") },
    ...numbered,
    { key: "next", text: ">", href: to(page + 1), label: t("next") },
  ];
  return (
    <PageLinks
      range={t("pageOf", {
        from: number((page - 1) * size + 1),
        to: number(Math.min(page * size, total)),
        total: number(total),
      })}
      sizesLabel={t("rowsPerPage")}
      sizes={PAGE_SIZES.map((option) => ({
        key: String(option),
        text: String(option),
        href: address(pathname, params, { per: String(option) }),
        label: `${option} · ${t("rowsPerPage")}`,
        current: option === size,
      }))}
      stepsLabel={t("pages")}
      steps={last > 1 ? steps : []}
    />
  );
}
