import type { HostileServer } from "./hostile-server";

/** One way in which whoever answers is not to be trusted. */
export interface HostileFixture {
  readonly name: string;
  /** Ordered from the emulator, of every upstream. */
  readonly order?: Readonly<Record<string, unknown>>;
  /** Instead of the emulator's address. */
  readonly base?: string;
  /** An untrue answer of the right shape: what is read may differ from the truth. */
  readonly lies?: true;
  /** Takes as long as a file may take. */
  readonly isSlowForFiles?: true;
}

const PAUSE_MS = 50;

/** All kinds of the emulator that say something of an answer, but for those of files, and what a bare socket can do. */
export function hostileFixtures(server: HostileServer): HostileFixture[] {
  const to = server.elsewhere;
  const orders: (Record<string, unknown> & { kind: string })[] = [
    { kind: "hang" },
    { kind: "slow", delayMs: PAUSE_MS },
    { kind: "reset" },
    { kind: "truncate" },
    { kind: "execute-then-hang" },
    { kind: "execute-then-500" },
    { kind: "execute-then-reset" },
    { kind: "execute-later", delayMs: PAUSE_MS },
    { kind: "status", status: 503 },
    { kind: "unauthorized" },
    { kind: "forbidden" },
    { kind: "rate-limited", form: "absurd" },
    { kind: "redirect", to },
    { kind: "html", status: 200 },
    { kind: "empty-body" },
    { kind: "torn-json" },
    { kind: "wrong-content-type" },
    { kind: "wrong-type" },
    { kind: "link-loop" },
    { kind: "foreign-address", to },
    { kind: "set-cookie" },
    { kind: "wrong-date" },
    { kind: "nan" },
    { kind: "huge-number" },
    { kind: "duplicate-keys" },
    { kind: "proto-key" },
    { kind: "deep-json" },
    { kind: "invalid-utf-8" },
    { kind: "bom" },
    { kind: "utf-16" },
    { kind: "endless-body" },
    { kind: "huge-body" },
    { kind: "gzip-bomb" },
    { kind: "endless-headers" },
    { kind: "chunk-garbage" },
    { kind: "status-garbage" },
  ];
  const lies: (Record<string, unknown> & { kind: string })[] = [
    { kind: "empty-list" },
    { kind: "wrong-id" },
    { kind: "wrong-owner" },
    { kind: "lying-total" },
    { kind: "same-page" },
    { kind: "page-shift" },
    { kind: "million-items" },
    { kind: "long-decimal" },
    { kind: "lone-surrogate" },
  ];
  const slow = [{ name: "slow-loris", order: { kind: "slow-loris", everyMs: 200 }, isSlowForFiles: true } as const];
  return [
    ...orders.map((order) => ({ name: order.kind, order })),
    ...lies.map((order) => ({ name: order.kind, order, lies: true as const })),
    ...slow,
    ...server.acts.map((act) => ({ name: act, base: server.base(act) })),
    { name: "nobody there", base: "http://127.0.0.1:9" },
    { name: "no such name", base: "http://upstream.invalid" },
    { name: "no TLS where TLS is asked for", base: server.base("closes").replace("http:", "https:") },
  ];
}
