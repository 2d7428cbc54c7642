import { type Journal, JournalDamaged } from "./journal";
import { type Change, type RowId, type Rows, type SeedRows, TABLE_NAMES, type TableName } from "./rows";
import { createTable, type Table } from "./table";

type Tables = { [T in TableName]: Table<Rows[T]> };
export type JournalEntry = { world: string } | { changes: Change[] };

export type Store = {
  all<T extends TableName>(table: T): readonly Rows[T][];
  get<T extends TableName>(table: T, id: RowId): Rows[T] | undefined;
  /** The rows whose column has this value, in no order; as quick in a large world as in a small one. */
  where<T extends TableName, C extends keyof Rows[T]>(table: T, column: C, value: Rows[T][C]): readonly Rows[T][];
  nextId(table: TableName): number;
  commit(changes: Change[]): void;
  reset(): void;
  dump(): SeedRows;
  close(): void;
};

type StoreParts = { seed: () => Partial<SeedRows>; world: string; journal: Journal<JournalEntry> | null };

function eachTable<Result>(of: (table: TableName) => unknown): Result {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, of(name)])) as Result;
}

function tablesOf(rows: Partial<SeedRows>): Tables {
  return eachTable<Tables>((name) => createTable<{ id: RowId }>(rows[name] ?? []));
}

function applyChange(tables: Tables, change: Change): void {
  if ("drop" in change) {
    tables[change.drop].drop(change.id);
    return;
  }
  const table: Table<{ id: RowId }> = tables[change.put];
  table.put(change.row);
  if (change.put === "counters" || typeof change.row.id !== "number") return;
  const next = tables.counters.get(change.put)?.next ?? 1;
  tables.counters.put({ id: change.put, next: Math.max(next, change.row.id + 1) });
}

const KNOWN_TABLES: ReadonlySet<string> = new Set(TABLE_NAMES);

/** A line that another version wrote may speak of a table this one does not have. */
function changesOf(entry: { changes: Change[] }): Change[] {
  const isKnown = (change: Change) => KNOWN_TABLES.has("drop" in change ? change.drop : change.put);
  if (Array.isArray(entry.changes) && entry.changes.every(isKnown)) return entry.changes;
  throw new JournalDamaged("its state holds a change of something else than this sandbox's tables");
}

function replay(parts: StoreParts): Tables {
  const tables = tablesOf(parts.seed());
  for (const entry of parts.journal?.entries() ?? []) {
    if ("world" in entry) {
      if (entry.world === parts.world) continue;
      throw new JournalDamaged(`its state belongs to another world (${entry.world}, not ${parts.world})`);
    }
    for (const change of changesOf(entry)) applyChange(tables, change);
  }
  return tables;
}

/** Every change is on disk before it is visible, so an answer never speaks of something a crash can undo. */
export function openStore(parts: StoreParts): Store {
  let tables = replay(parts);
  if (parts.journal?.isEmpty() === true) parts.journal.append({ world: parts.world });
  return {
    all: (table) => tables[table].all(),
    get: (table, id) => tables[table].get(id),
    where: (table, column, value) => tables[table].where(column, value),
    nextId: (table) => tables.counters.get(table)?.next ?? 1,
    commit: (changes) => {
      parts.journal?.append({ changes });
      for (const change of changes) applyChange(tables, change);
    },
    reset: () => {
      parts.journal?.restart({ world: parts.world });
      tables = tablesOf(parts.seed());
    },
    dump: () => eachTable<SeedRows>((name) => [...tables[name].all()]),
    close: () => parts.journal?.close(),
  };
}
