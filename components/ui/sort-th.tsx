import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { address, type Params } from "./address";
import { type Sort, type SortDirection, sortText } from "./sort";
import { Th } from "./th";

export type SortThProps = {
  label: string;
  sortKey: string;
  sort: Sort;
  pathname: string;
  params: Params;
  numeric?: boolean;
  firstDir?: SortDirection;
  width?: string;
};

const SPOKEN = { asc: "ascending", desc: "descending" } as const;

export function SortTh({ label, sortKey, sort, pathname, params, numeric = false, firstDir, width }: SortThProps) {
  const t = useTranslations("ui");
  const isCurrent = sort.key === sortKey;
  const first = firstDir ?? (numeric ? "desc" : "asc");
  const next: SortDirection = isCurrent ? (sort.dir === "asc" ? "desc" : "asc") : first;
  const Arrow = (isCurrent ? sort.dir : first) === "asc" ? ArrowUp : ArrowDown;
  return (
    <Th numeric={numeric} aria-sort={isCurrent ? SPOKEN[sort.dir] : undefined} {...(width ? { width } : {})}>
      <Link
        prefetch={false}
        href={address(pathname, params, { sort: sortText({ key: sortKey, dir: next }) })}
        scroll={false}
        aria-label={t(next === "asc" ? "sortAscending" : "sortDescending", { label })}
        className={clsx(
          "group/sort inline-flex items-center gap-1 rounded-sm py-1 no-underline hover:text-text",
          numeric && "flex-row-reverse",
          isCurrent ? "font-medium text-text" : "text-muted",
        )}
      >
        {label}
        <Arrow
          size={12}
          aria-hidden
          className={
            isCurrent ? "text-accent" : "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100"
          }
        />
      </Link>
    </Th>
  );
}
