import { SECRET_AMOUNTS, WORD } from "../../scripts/testing/canaries";

export interface Canary {
  readonly of: string;
  readonly pattern: RegExp;
  /** Amounts are looked for without whatever stands between digits. */
  readonly isAmount: boolean;
}

const ESCAPE = /[.*+?^${}()|[\]\\]/g;
const literally = (text: string) => text.replace(ESCAPE, "\\$&");

export interface Others {
  /** What the portal holds for itself, by its name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly customers: readonly string[];
  readonly accounts: readonly string[];
}

/** The planted values, the fields and people that are the partner's, and whatever is another's. */
export function canaries({ secrets, customers, accounts }: Others): Canary[] {
  const amounts = Object.entries(SECRET_AMOUNTS).map(([of, amount]) => {
    const digits = amount.replace(/\D/g, "").replace(/^0+/, "").slice(0, 9);
    return { of, pattern: new RegExp(digits), isAmount: true };
  });
  const word = (of: string, pattern: RegExp) => ({ of, pattern, isAmount: false });
  return [
    ...amounts,
    word("a planted text", new RegExp(WORD, "i")),
    word("a field of the partner's", /["'\\](cogs|costOfGoods|cost_of_goods|partnerCost|margin\w*)["'\\]+\s*:/i),
    word("a person of the partner's", /@northpine\.example/i),
    ...Object.entries(secrets).map(([of, secret]) => word(of, new RegExp(literally(secret)))),
    ...customers.map((name) => word(`the name of ${name}`, new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`))),
    { of: "another's account", pattern: new RegExp(accounts.join("|")), isAmount: true },
  ];
}

/** What is found of them in a text, whatever it is wrapped in. */
export function found(text: string, of: readonly Canary[]): string[] {
  const readings = [text, ...unwrapped(text)];
  const digits = readings.map((reading) => reading.replace(/(?<=\d)[^\d\w]{1,3}(?=\d)/gu, ""));
  return of
    .filter(({ pattern, isAmount }) => (isAmount ? digits : readings).some((one) => pattern.test(one)))
    .map((one) => one.of);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", quot: '"', lt: "<", gt: ">", nbsp: " ", apos: "'" };

function unwrapped(text: string): string[] {
  const character = (code: string, base: number) => String.fromCodePoint(Number.parseInt(code, base));
  return [
    text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => character(code, 16)),
    text
      .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => character(code, 16))
      .replace(/&#(\d{1,6});/g, (_, code: string) => character(code, 10))
      .replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole),
    text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => character(code, 16)),
    // From each of the four places a quantum can begin at, so that one within a longer run is read too.
    ...[0, 1, 2, 3].map((at) =>
      (text.match(/[\w+/-]{12,}/g) ?? [])
        .map((run) => Buffer.from(run.slice(at), "base64").toString("utf8"))
        .join("\n"),
    ),
  ];
}
