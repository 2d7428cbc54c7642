/** What is derived from a table's whole list is made once for each state of the table, not once for each call. */
export function perState<Row extends object, Result>(derive: (rows: readonly Row[]) => Result) {
  const known = new WeakMap<readonly Row[], { result: Result }>();
  return (rows: readonly Row[]): Result => {
    const made = known.get(rows) ?? { result: derive(rows) };
    known.set(rows, made);
    return made.result;
  };
}
