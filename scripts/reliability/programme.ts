import type { ReliabilityTest } from "./reliability-test";

export interface Entry {
  readonly says: string;
  /** Whether it is about what is written to an upstream or about what is read; each half runs in a file of its own. */
  readonly half: "writes" | "reads";
  readonly load: () => Promise<ReliabilityTest>;
  /** Its small figure runs with the database tests; null: only on demand. */
  readonly withinMs: number | null;
}

/** RELIABILITY.md 4, by its numbers. */
export const PROGRAMME: Readonly<Record<string, Entry>> = {
  T1: {
    says: "every fault against every operation",
    half: "writes",
    load: async () => (await import("./t01-fault-matrix")).run,
    withinMs: 300_000,
  },
  T2: {
    says: "workers killed at any moment of a bulk apply",
    half: "writes",
    load: async () => (await import("./t02-kill-loop")).run,
    withinMs: 300_000,
  },
  T3: {
    says: "every call of every adapter to somebody who answers with anything at all",
    half: "reads",
    load: async () => (await import("./t03-hostile-bodies")).run,
    withinMs: 240_000,
  },
  T4: {
    says: "an upstream that changes and lies while it is read",
    half: "reads",
    load: async () => (await import("./t04-sync-model")).run,
    withinMs: 240_000,
  },
  T17: {
    says: "a day at speed: operations, readings, faults, killed workers",
    half: "writes",
    load: async () => (await import("./t17-soak")).run,
    withinMs: null,
  },
  T18: {
    says: "every released schema comes to be the newest, whatever is killed on the way",
    half: "reads",
    load: async () => (await import("./t18-migrations")).run,
    withinMs: 120_000,
  },
  T20: {
    says: "faults planted in the code, each of which a test must notice",
    half: "reads",
    load: async () => (await import("./t20-teeth")).run,
    withinMs: 240_000,
  },
  T5: {
    says: "two to eight people write to the same rows",
    half: "writes",
    load: async () => (await import("./t05-concurrency")).run,
    withinMs: 180_000,
  },
  T12b: {
    says: "one upstream is of no use, and whoever reads pages does not notice",
    half: "reads",
    load: async () => (await import("./t12b-degraded")).run,
    withinMs: 180_000,
  },
};
