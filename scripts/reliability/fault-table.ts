/** One of the twenty-six ways in which a call goes wrong, by the numbers of RELIABILITY.md 3.2. */
export interface TableFault {
  readonly name: string;
  readonly of: `F${number}`;
  /** What is ordered from the emulator. */
  readonly order: { readonly kind: string } & Readonly<Record<string, unknown>>;
  /** The upstream did what was asked. */
  readonly carriesOut: boolean;
  /** A lie that shows in lists only: of a write its look-back is struck. */
  readonly ofLists?: true;
  /** Shows in files only. */
  readonly ofFiles?: true;
  /** An untrue answer of the right shape about something nobody knew before: the next reading of the lists mends it. */
  readonly isBelievable?: true;
  /** The upstream acts this long after it answered. */
  readonly landsAfterMs?: number;
}

const LANDS_AFTER_MS = 60;

export const FAULTS: readonly TableFault[] = [
  { of: "F4", name: "silence", order: { kind: "hang" }, carriesOut: false },
  { of: "F4", name: "done, then silence", order: { kind: "execute-then-hang" }, carriesOut: true },
  {
    of: "F5",
    name: "504, done later",
    order: { kind: "execute-later", delayMs: LANDS_AFTER_MS },
    carriesOut: true,
    landsAfterMs: LANDS_AFTER_MS,
  },
  {
    of: "F5",
    name: "cut, done later",
    order: { kind: "execute-later", delayMs: LANDS_AFTER_MS, cut: true },
    carriesOut: true,
    landsAfterMs: LANDS_AFTER_MS,
  },
  { of: "F6", name: "done, then 500", order: { kind: "execute-then-500" }, carriesOut: true },
  { of: "F6", name: "503", order: { kind: "status", status: 503 }, carriesOut: false },
  { of: "F7", name: "reset before", order: { kind: "reset" }, carriesOut: false },
  { of: "F7", name: "done, then reset", order: { kind: "execute-then-reset" }, carriesOut: true },
  { of: "F8", name: "half an answer", order: { kind: "truncate" }, carriesOut: true },
  { of: "F8", name: "torn JSON", order: { kind: "torn-json" }, carriesOut: true },
  { of: "F8", name: "a page that says 200", order: { kind: "html", status: 200 }, carriesOut: false },
  { of: "F8", name: "an empty body", order: { kind: "empty-body" }, carriesOut: true },
  { of: "F8", name: "another media type", order: { kind: "wrong-content-type" }, carriesOut: true },
  { of: "F8", name: "another id", order: { kind: "wrong-id" }, carriesOut: true, isBelievable: true },
  { of: "F8", name: "another owner", order: { kind: "wrong-owner" }, carriesOut: true, isBelievable: true },
  { of: "F9", name: "429", order: { kind: "rate-limited", retryAfter: 1 }, carriesOut: false },
  { of: "F10", name: "401", order: { kind: "unauthorized" }, carriesOut: false },
  { of: "F10", name: "403", order: { kind: "forbidden" }, carriesOut: false },
  { of: "F11", name: "a byte now and then", order: { kind: "slow-loris", everyMs: 15 }, carriesOut: true },
  { of: "F11", name: "a body without end", order: { kind: "endless-body" }, carriesOut: false },
  { of: "F11", name: "a gzip bomb", order: { kind: "gzip-bomb" }, carriesOut: false },
  { of: "F12", name: "a redirect", order: { kind: "redirect" }, carriesOut: false },
  { of: "F14", name: "pages that shift", order: { kind: "page-shift" }, carriesOut: true, ofLists: true },
  { of: "F15", name: "a total that lies", order: { kind: "lying-total" }, carriesOut: true, ofLists: true },
  {
    of: "F16",
    name: "an empty list",
    order: { kind: "empty-list" },
    carriesOut: true,
    ofLists: true,
    isBelievable: true,
  },
  { of: "F25", name: "a file that ends early", order: { kind: "csv-early-end" }, carriesOut: true, ofFiles: true },
];

const CARRIED_OUT = new Set(FAULTS.filter((fault) => fault.carriesOut).map(({ order }) => order.kind));

/** Whether a call in the emulator's log took effect: 2xx untouched, or struck by a fault that carries out. */
export function tookEffect({ fault, status }: { fault: string | null; status: number | null }): boolean {
  const refused = status !== null && status >= 400 && status < 500;
  return fault === null ? status !== null && status >= 200 && status < 300 : CARRIED_OUT.has(fault) && !refused;
}
