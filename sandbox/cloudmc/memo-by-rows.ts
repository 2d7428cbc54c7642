import type { TableName } from "../rows";
import type { Store } from "../store";

/** A table's list is the same array until one of its rows changes, so it stands for the table's version. */
export function memoByRows<Result>(tables: readonly TableName[], compute: (store: Store) => Result) {
  let last: { versions: readonly unknown[]; result: Result } | null = null;
  return (store: Store): Result => {
    const versions = tables.map((table) => store.all(table));
    if (last?.versions.every((version, at) => version === versions[at]) === true) return last.result;
    last = { versions, result: compute(store) };
    return last.result;
  };
}
