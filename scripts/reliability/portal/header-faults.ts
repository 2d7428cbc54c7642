import type { Answer } from "./portal-client";

/** RELIABILITY.md 2, "Headers": what every answer of a portal on https says, by name. */
const DUE: Readonly<Record<string, RegExp>> = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^no-referrer$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\).*microphone=\(\)/,
  "strict-transport-security": /^max-age=31536000; includeSubDomains$/,
  "content-security-policy":
    /^default-src 'self'; script-src 'self' 'nonce-[\w-]{20,}' 'strict-dynamic'; style-src 'self' 'nonce-[\w-]{20,}'; style-src-attr 'unsafe-inline'; .*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
};

/** They tell what we run, or let another origin read. */
const NEVER = ["x-powered-by", "server", "access-control-allow-origin", "sourcemap", "x-sourcemap"];

/** What only we should know: stacks, places of files, statements, tables, source. */
const INTERNAL = [
  /\bat [\w.<>]+ \(?(file:|\/|node:)[^ )]*:\d+:\d+/,
  /\/node_modules\/|\/\.next\/(server|standalone)|webpack-internal|turbopack:\/\//,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) [\w".*, ]+ (FROM|VALUES|SET|WHERE) /,
  /relation "\w+"|column "\w+"|Prisma\w*Error|PostgreSQL|ECONNREFUSED|DATABASE_URL|sourceMappingURL/,
];

export type Kept = "nowhere" | "a-while" | "for-ever" | "public" | "anyhow";

const CACHE: Readonly<Record<Kept, RegExp>> = {
  nowhere: /^(private, )?(no-cache, )?no-store(, max-age=0, must-revalidate)?$/,
  "a-while": /^private, (max-age=300|no-store)$/,
  "for-ever": /^public, max-age=31536000, immutable$/,
  public: /^public, max-age=\d+/,
  anyhow: /./,
};

export function headerFaults({ headers, text }: Answer, kept: Kept): string[] {
  const value = (name: string) => [headers[name] ?? []].flat().join(", ");
  const faults = Object.entries({ ...DUE, "cache-control": CACHE[kept] }).flatMap(([name, due]) =>
    due.test(value(name)) ? [] : [`${name} is ${JSON.stringify(value(name))}`],
  );
  faults.push(...NEVER.filter((name) => headers[name] !== undefined).map((name) => `${name} is ${value(name)}`));
  const type = value("content-type");
  if (text !== "" && type === "") faults.push("no type is told");
  if (
    /^text\/|json|[/+]xml/.test(type) &&
    !/charset=utf-8/i.test(type) &&
    !/^(application\/json|image\/svg\+xml|text\/x-component)/.test(type)
  )
    faults.push(`no charset is told: ${type}`);
  if (type.startsWith("text/html")) faults.push(...scriptFaults(text, value("content-security-policy")));
  return faults;
}

/** A script without the nonce of its answer would not run; one that stands in an attribute never does. */
function scriptFaults(html: string, policy: string): string[] {
  const [, nonce] = /'nonce-([\w-]+)'/.exec(policy) ?? [];
  const tags = html.match(/<(script|style)\b[^>]*>/g) ?? [];
  const without = tags.filter((tag) => !tag.includes(`nonce="${nonce}"`));
  return [
    ...without.slice(0, 2).map((tag) => `without the nonce stands ${tag.slice(0, 100)}`),
    ...(/<\w[^>]* on(click|load|error|submit)=/i.test(html) ? ["a script stands in an attribute"] : []),
    ...(/<(script|link|img|iframe)\b[^>]* (src|href)="(https?:)?\/\//i.test(html)
      ? ["something comes from elsewhere"]
      : []),
  ];
}

/** What an answer tells that nobody outside should read. */
export function tellingFaults({ text }: Answer): string[] {
  return INTERNAL.flatMap((one) => {
    const [found] = one.exec(text) ?? [];
    return found === undefined ? [] : [`it says ${found.slice(0, 100)}`];
  });
}
