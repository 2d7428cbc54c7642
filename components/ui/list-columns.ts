import { type SortDirection, toggledSort } from "@/lib/domain/values/list-query";
import { address, type Params } from "./address";
import type { ListColumn } from "./list-table";

export type ColumnLook = Pick<ListColumn, "className" | "phone"> & { numeric?: boolean };

export type Sorting = {
  readonly pathname: string;
  readonly params: Params;
  readonly sort: { readonly sort: string; readonly direction: SortDirection };
  readonly firstDirection: (key: string) => SortDirection;
  /** What a heading is called to those who hear it; both hold `{label}`. */
  readonly words: { readonly ascending: string; readonly descending: string };
};

/** A column with where a click on its heading leads: `sort`, and `direction` only where it is not the column's own first one. */
export function sortedColumn(
  { key, label }: { readonly key: string; readonly label: string },
  look: ColumnLook,
  { pathname, params, sort, firstDirection, words }: Sorting,
): ListColumn {
  const first = firstDirection(key);
  const sorted = sort.sort === key ? sort.direction : null;
  const next = toggledSort(sort, key, first);
  const direction = next.direction === first ? null : next.direction;
  return {
    key,
    label,
    sortHref: address(pathname, params, { sort: next.sort, direction }),
    sortLabel: words[next.direction].replace("{label}", label),
    sorted,
    arrow: sorted ?? first,
    numeric: false,
    ...look,
  };
}
