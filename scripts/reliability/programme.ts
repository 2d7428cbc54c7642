import type { ReliabilityTest } from "./reliability-test";

export interface Entry {
  readonly says: string;
  /** About what is written to an upstream, about what is read, or asked of the built pages; each runs in a file of its own. */
  readonly half: "writes" | "reads" | "portal";
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
  T10: {
    says: "keys looked for everywhere, calls led astray, seals forged, the secret changed",
    half: "reads",
    load: async () => (await import("./t10-secrets")).run,
    withinMs: null,
  },
  T14: {
    says: "what was done stands in the audit once, and whoever changes it is found",
    half: "reads",
    load: async () => (await import("./t14-audit")).run,
    withinMs: 180_000,
  },
  T6: {
    says: "every page, route and action of the build, for everybody, of every object",
    half: "portal",
    load: async () => (await import("./portal/t06-access-matrix")).run,
    withinMs: 600_000,
  },
  T6b: {
    says: "what a customer's person has asked of the upstreams is that customer's",
    half: "portal",
    load: async () => (await import("./portal/t06b-asked-upstream")).run,
    withinMs: 180_000,
  },
  T8: {
    says: "foreign origins, sessions that are over, ways around the proxy, guesses",
    half: "portal",
    load: async () => (await import("./portal/t08-doors")).run,
    withinMs: 240_000,
  },
  T11: {
    says: "files made to hurt are refused, and what is handed out is computed by no spreadsheet",
    half: "portal",
    load: async () => (await import("./portal/t11-csv")).run,
    withinMs: null,
  },
  T13: {
    says: "slow, silent and loud clients in front of nginx with the documented configuration",
    half: "portal",
    load: async () => (await import("./portal/t13-hostile-clients")).run,
    withinMs: null,
  },
  T15: {
    says: "what every answer says of how it is to be treated, and what goes wrong tells nothing",
    half: "portal",
    load: async () => (await import("./portal/t15-headers")).run,
    withinMs: null,
  },
  T7: {
    says: "anything at all posted to every action and asked of every route and page",
    half: "portal",
    load: async () => (await import("./portal/t07-fuzz")).run,
    withinMs: null,
  },
  T9: {
    says: "customers' transactions mixed on a few connections see nobody else's row",
    half: "reads",
    load: async () => (await import("./t09-mixed-tenants")).run,
    withinMs: 180_000,
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
    withinMs: 360_000,
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
