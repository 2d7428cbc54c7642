import type { RowId } from "./rows";

export type Table<Row extends { id: RowId }> = {
  all(): readonly Row[];
  get(id: RowId): Row | undefined;
  where<C extends keyof Row>(column: C, value: Row[C]): readonly Row[];
  put(row: Row): void;
  drop(id: RowId): void;
};

type Bucket<Row> = Map<RowId, Row>;

function addTo<Row extends { id: RowId }>(index: Map<unknown, Bucket<Row>>, key: unknown, row: Row): void {
  const bucket = index.get(key) ?? new Map<RowId, Row>();
  index.set(key, bucket.set(row.id, row));
}

/** Rows by id; a column that is asked for once has an index from then on. */
export function createTable<Row extends { id: RowId }>(seed: readonly Row[]): Table<Row> {
  const rows = new Map<RowId, Row>(seed.map((row) => [row.id, row]));
  const indexes = new Map<keyof Row, Map<unknown, Bucket<Row>>>();
  let list: readonly Row[] | null = null;

  const indexOf = (column: keyof Row): Map<unknown, Bucket<Row>> => {
    const known = indexes.get(column);
    if (known !== undefined) return known;
    const index = new Map<unknown, Bucket<Row>>();
    for (const row of rows.values()) addTo(index, row[column], row);
    indexes.set(column, index);
    return index;
  };
  const drop = (id: RowId): void => {
    const row = rows.get(id);
    if (row === undefined) return;
    for (const [column, index] of indexes) index.get(row[column])?.delete(id);
    rows.delete(id);
    list = null;
  };
  return {
    all: () => {
      list ??= [...rows.values()];
      return list;
    },
    get: (id) => rows.get(id),
    where: (column, value) => [...(indexOf(column).get(value)?.values() ?? [])],
    put: (row) => {
      const before = rows.get(row.id);
      if (before !== undefined) for (const [column, index] of indexes) index.get(before[column])?.delete(row.id);
      rows.set(row.id, row);
      for (const [column, index] of indexes) addTo(index, row[column], row);
      list = null;
    },
    drop,
  };
}
