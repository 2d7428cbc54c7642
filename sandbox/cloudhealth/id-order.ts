/** No document says in which order lists come; ascending ids let a client page while others write. */
export function inIdOrder<Row extends { id: number }>(rows: readonly Row[]): readonly Row[] {
  const isOrdered = rows.every((row, at) => at === 0 || (rows[at - 1]?.id ?? 0) < row.id);
  return isOrdered ? rows : rows.toSorted((one, other) => one.id - other.id);
}
