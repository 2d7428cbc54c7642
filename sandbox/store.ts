import { type Journal, JournalDamaged } from "./journal";
import type { Change, RowId, Rows, SeedRows, TableName } from "./rows";

type Tables = { [T in TableName]: Map<RowId, Rows[T]> };
export type JournalEntry = { world: string } | { changes: Change[] } | { reset: true };

export type Store = {
  all<T extends TableName>(table: T): Rows[T][];
  get<T extends TableName>(table: T, id: RowId): Rows[T] | undefined;
  nextId(table: TableName): number;
  commit(changes: Change[]): void;
  reset(): void;
  dump(): SeedRows;
  close(): void;
};

type StoreParts = { seed: () => SeedRows; world: string; journal: Journal<JournalEntry> | null };

function tablesOf(rows: SeedRows): Tables {
  const keyed = <Row extends { id: RowId }>(list: Row[]) => new Map<RowId, Row>(list.map((row) => [row.id, row]));
  return {
    customers: keyed(rows.customers),
    accounts: keyed(rows.accounts),
    assignments: keyed(rows.assignments),
    blocks: keyed(rows.blocks),
    tenancies: keyed(rows.tenancies),
    reports: keyed(rows.reports),
    counters: keyed(rows.counters),
  };
}

function applyChange(tables: Tables, change: Change): void {
  if ("drop" in change) {
    tables[change.drop].delete(change.id);
    return;
  }
  const table: Map<RowId, unknown> = tables[change.put];
  table.set(change.row.id, change.row);
  if (change.put === "counters" || typeof change.row.id !== "number") return;
  const next = tables.counters.get(change.put)?.next ?? 1;
  tables.counters.set(change.put, { id: change.put, next: Math.max(next, change.row.id + 1) });
}

function replay(parts: StoreParts): Tables {
  let tables = tablesOf(parts.seed());
  for (const entry of parts.journal?.entries ?? []) {
    if ("world" in entry) {
      if (entry.world === parts.world) continue;
      throw new JournalDamaged(`its state belongs to another world (${entry.world}, not ${parts.world})`);
    }
    if ("reset" in entry) tables = tablesOf(parts.seed());
    else for (const change of entry.changes) applyChange(tables, change);
  }
  return tables;
}

/** Every change is on disk before it is visible, so an answer never speaks of something a crash can undo. */
export function openStore(parts: StoreParts): Store {
  let tables = replay(parts);
  if (parts.journal?.entries.length === 0) parts.journal.append({ world: parts.world });
  const list = <T extends TableName>(table: T): Rows[T][] => [...tables[table].values()];
  return {
    all: list,
    get: (table, id) => tables[table].get(id),
    nextId: (table) => tables.counters.get(table)?.next ?? 1,
    commit: (changes) => {
      parts.journal?.append({ changes });
      for (const change of changes) applyChange(tables, change);
    },
    reset: () => {
      parts.journal?.append({ reset: true });
      tables = tablesOf(parts.seed());
    },
    dump: () => ({
      customers: list("customers"),
      accounts: list("accounts"),
      assignments: list("assignments"),
      blocks: list("blocks"),
      tenancies: list("tenancies"),
      reports: list("reports"),
      counters: list("counters"),
    }),
    close: () => parts.journal?.close(),
  };
}
