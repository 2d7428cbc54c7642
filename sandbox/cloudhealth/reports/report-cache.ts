/** Sums that were added up once are kept while the tables they came from are the same. */
export type ReportCache = {
  get(key: string, tables: readonly unknown[], make: () => Promise<Float64Array>): Promise<Float64Array>;
  clear(): void;
};

type Entry = { tables: readonly unknown[]; sums: Promise<Float64Array>; size: number };

const MOST_SUMS = 8_000_000;

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((table, at) => table === other[at]);
}

export function createReportCache(): ReportCache {
  const entries = new Map<string, Entry>();
  const dropOldest = (): void => {
    let kept = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of entries) {
      if (kept <= MOST_SUMS) return;
      entries.delete(key);
      kept -= size;
    }
  };
  return {
    get: (key, tables, make) => {
      const known = entries.get(key);
      entries.delete(key);
      if (known !== undefined && isSame(known.tables, tables)) {
        entries.set(key, known);
        return known.sums;
      }
      const entry: Entry = { tables, sums: make(), size: 0 };
      entries.set(key, entry);
      entry.sums.then(
        (sums) => {
          entry.size = sums.length;
          dropOldest();
        },
        () => entries.delete(key),
      );
      return entry.sums;
    },
    clear: () => entries.clear(),
  };
}
