import { fewestAccounts, NAMED_CUSTOMERS } from "./world/holdings";

export type SandboxOptions = {
  port: number;
  seed: number;
  customers: number;
  accounts: number;
  usageRows: number;
  rateLimit: number | null;
  stateFolder: string | null;
  /** The address HERE clients sign when it is not the one they call. */
  signingUrl: string | null;
};

export const DEFAULT_OPTIONS: SandboxOptions = {
  port: 0,
  seed: 1,
  customers: 24,
  accounts: 160,
  usageRows: 400,
  rateLimit: 30,
  stateFolder: null,
  signingUrl: null,
};

export class BadArguments extends Error {}

type Reader = (text: string) => Partial<SandboxOptions>;

function whole(
  name: string,
  range: { from: number; to: number },
  store: (value: number) => Partial<SandboxOptions>,
): Reader {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= range.from && value <= range.to) return store(value);
    throw new BadArguments(`--${name} must be a whole number from ${range.from} to ${range.to}, not "${text}"`);
  };
}

const READERS = new Map<string, Reader>([
  ["port", whole("port", { from: 0, to: 65_535 }, (port) => ({ port }))],
  ["seed", whole("seed", { from: 0, to: 999_999_999 }, (seed) => ({ seed }))],
  ["customers", whole("customers", { from: NAMED_CUSTOMERS, to: 10_000 }, (customers) => ({ customers }))],
  ["accounts", whole("accounts", { from: 1, to: 200_000 }, (accounts) => ({ accounts }))],
  ["usage-rows", whole("usage-rows", { from: 0, to: 2_000_000 }, (usageRows) => ({ usageRows }))],
  [
    "rate-limit",
    (text) =>
      text === "off"
        ? { rateLimit: null }
        : whole("rate-limit", { from: 1, to: 1_000_000 }, (rateLimit) => ({ rateLimit }))(text),
  ],
  ["state", (text) => ({ stateFolder: text })],
]);

function readFlag(
  flag: string,
  following: string | undefined,
): { settings: Partial<SandboxOptions>; consumed: number } {
  const [, name = "", inline] = /^--([^=]+)(?:=(.*))?$/s.exec(flag) ?? [];
  const reader = READERS.get(name);
  if (reader === undefined)
    throw new BadArguments(
      `unknown argument "${flag}"; known: ${[...READERS.keys()].map((known) => `--${known}`).join(" ")}`,
    );
  const value = inline ?? following;
  if (value === undefined || value === "" || (inline === undefined && value.startsWith("--"))) {
    throw new BadArguments(`--${name} needs a value`);
  }
  return { settings: reader(value), consumed: inline === undefined ? 2 : 1 };
}

export function parseArguments(given: readonly string[]): SandboxOptions {
  let options = DEFAULT_OPTIONS;
  for (let at = 0; at < given.length; ) {
    const { settings, consumed } = readFlag(given[at] ?? "", given[at + 1]);
    options = { ...options, ...settings };
    at += consumed;
  }
  const needed = fewestAccounts(options.customers, options.accounts);
  if (options.accounts < needed) {
    throw new BadArguments(
      `--accounts must be at least ${needed} for ${options.customers} customers, not ${options.accounts}`,
    );
  }
  return options;
}
