import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SortDirection, toggledSort } from "@/lib/domain/values/list-query";
import { address, type Params } from "./address";
import { Th } from "./th";

export type SortThProps = {
  label: string;
  sortKey: string;
  /** How the list is sorted now. */
  sort: { readonly sort: string; readonly direction: SortDirection };
  pathname: string;
  params: Params;
  numeric?: boolean;
  firstDirection?: SortDirection;
  width?: string;
};

/** Writes `sort`, and `direction` only where it is not the column's own first one. */
export function SortTh(props: SortThProps) {
  const { label, sortKey, sort, pathname, params, numeric = false, firstDirection = "ascending", width } = props;
  const t = useTranslations("ui");
  const isCurrent = sort.sort === sortKey;
  const next = toggledSort(sort, sortKey, firstDirection);
  const Arrow = (isCurrent ? sort.direction : firstDirection) === "ascending" ? ArrowUp : ArrowDown;
  const direction = next.direction === firstDirection ? null : next.direction;
  return (
    <Th numeric={numeric} aria-sort={isCurrent ? sort.direction : undefined} {...(width ? { width } : {})}>
      <a
        data-hw-soft="stay"
        href={address(pathname, params, { sort: next.sort, direction })}
        aria-label={t(next.direction === "ascending" ? "sortAscending" : "sortDescending", { label })}
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
      </a>
    </Th>
  );
}
