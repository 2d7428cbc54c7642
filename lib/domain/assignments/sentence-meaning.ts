/** What a sentence of CloudHealth's says about an assignment, before the facts that belong to it are known. */
export type Meaning =
  | "managed-elsewhere"
  | "billing-off"
  | "pattern"
  | "families-differ"
  | "payer-linked"
  | "outside-family"
  | "payer-missing"
  | "payer-unknown"
  | "account-held"
  | "customer-unknown"
  | "account-unknown";

type Says = (text: string) => boolean;

const all =
  (...patterns: readonly RegExp[]): Says =>
  (text) =>
    patterns.every((pattern) => pattern.test(text));
const but =
  (says: Says, ...others: readonly RegExp[]): Says =>
  (text) =>
    says(text) && !others.some((other) => other.test(text));

const FAMILY = /\b(consolidated[- ]bill(ing|s)?|(billing|payer|aws) famil(y|ies)|famil(y|ies))\b/;
const TWO = /\b(same|different|differs?|differing|shared?|both|common|distinct)\b/;
const NEEDED = /\b(not|no|cannot|must|needs?|has to|have to|should|outside|without|requires?|unless|neither)\b|n't\b/;
const ABSENT =
  /\b(not (be )?(found|known|recogni[sz]ed|listed|valid)|do(es)? ?n[o']t exist|no such|unknown|must exist|cannot be found|(is|are) invalid)\b|(\bnot|n't) (belong to|(is |are )?(an? |one of |part of |among |in |own)+).*\b(partner|your|our|available|valid|channel)\b/;
const PARTNER_BILLING = /\bpartner[- ](generated )?bill(ing|s)\b/;
const OFF =
  /\b(off|disabled|inactive|false|without|before|first|requires?)\b|\bmust (be|have)\b.*\b(enabled|on|active|true)\b|(\bnot|n't) .*\b(enabled|on|active|activated|configured|set up|have)\b|\bno partner billing\b/;
const BILLING_NOISE = /\b(folder|run|report|data|bucket|statement|invoice|in progress)\b/;
const HELD =
  /\b(already|currently|another (customer|assignment|client|channel)|other (customer|assignment|client)|duplicated?|has been taken|is taken|in use|unique|only (be assigned )?once|more than one|twice|(is|was) (assigned|held|billed) (to|by))\b/;
const ASSIGNED =
  /\b(assign(ed|ments?)?|taken|held|used?|exists?|billed|claimed|mapped|belongs?|associated|unique|owned)\b/;
const ACCOUNT = /\b(owners?|accounts?|assignments?)\b/;
const CUSTOMER = /\b(customers?|clients?|target client api id)\b/;
const NOT_ABOUT_ACCOUNTS = /\b(names?|email|folder|tags?|api key|address|price book|user|perspective|pending|queued)\b/;

/** In this order: a sentence about a payer speaks of accounts too, one about a pattern of what is consolidated. */
const MEANINGS: readonly (readonly [Meaning, Says])[] = [
  [
    "managed-elsewhere",
    but(
      all(
        /\bbilling[- ]blocks?\b|\b(v2|version (2|two))\b/,
        /\b(has|have|managed?|assigned|only|use|locked|through|via)\b/,
      ),
      NOT_ABOUT_ACCOUNTS,
      /\b(docs?|documentation|deprecated|available|recommended)\b/,
    ),
  ],
  ["billing-off", but(all(PARTNER_BILLING, OFF), BILLING_NOISE)],
  [
    "pattern",
    (text) =>
      all(/\bstandalone\b/, /\b(consolidated|linked|mix(ed|ing|ture)?|pattern)\b/, NEEDED)(text) ||
      all(/\ball\b.*\bstandalone\b/)(text) ||
      all(
        /\b(second|only one|more than one|two|several|exactly one|already (has|have) an?) (consolidated|self[- ]paying) (account|payer|assignment)/,
      )(text),
  ],
  ["families-differ", all(FAMILY, TWO)],
  [
    "payer-linked",
    all(
      /\bpayer\b/,
      /\b(is|itself) (itself )?an? linked\b|\bis (itself |already )?linked\b|\bmust (pay for itself|be (an? )?(consolidated|self))|\bnot (an? )?(consolidated|self[- ]paying)\b|\bnot pay for itself\b/,
    ),
  ],
  ["outside-family", but(all(FAMILY, NEEDED), /\bpayer\b.*\b(assign|prior|customer)/)],
  [
    "payer-missing",
    all(
      /\bpayer\b/,
      NEEDED,
      /\bassign(ed|ments?)?\b|\bprior\b|\bbelongs? to (the |this |that )?(same )?(customer|client)\b|\bheld by\b|\bfirst\b/,
    ),
  ],
  ["payer-unknown", all(/\bpayer\b/, ABSENT)],
  ["account-held", but(all(ACCOUNT, HELD, ASSIGNED), NOT_ABOUT_ACCOUNTS)],
  ["customer-unknown", but(all(CUSTOMER, ABSENT), /\b(owner|payer|accounts?)\b/, NOT_ABOUT_ACCOUNTS)],
  ["account-unknown", but(all(/\b(owner|accounts?)\b/, ABSENT), NOT_ABOUT_ACCOUNTS)],
];

/** By its sense, not its wording: CloudHealth documents its rules, hardly its sentences (cloudhealth.md 5.1). */
export function meaningOf(line: string): Meaning | null {
  const text = line
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[_\s]+/g, " ")
    .trim();
  return MEANINGS.find(([, says]) => says(text))?.[0] ?? null;
}
