import "server-only";
import { z } from "zod";
import { readProviderPlaces } from "@/lib/domain/access/provider-places";
import { isPlainAddress, withoutEndSlashes } from "@/lib/domain/settings/plain-address";
import { parseUrl } from "@/lib/support/parse-url";
import { saysHowItTravels } from "@/lib/support/says-how-it-travels";

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRET_BYTES = 32;
const SHORTEST_PASSWORD = 12;
const SHORTEST_TOKEN = 24;
const LONGEST_PROVIDER_NAME = 40;

const text = (problem = "is missing") => z.string({ error: problem }).trim();
const wholeNumber = (least: number, most: number, fallback: number) =>
  text()
    .regex(/^\d+$/, { error: `must be a whole number from ${least} to ${most}` })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least)
        .max(most, { error: `must be a whole number from ${least} to ${most}` }),
    )
    .default(fallback);
const flag = () =>
  z
    .enum(["1", "true", "on", "0", "false", "off"], { error: "must be 1 or 0" })
    .transform((value) => ["1", "true", "on"].includes(value));

const ADDRESS_PROBLEM = "must be an http or https address without user name, query or fragment";

const address = () => text().refine(isPlainAddress, { error: ADDRESS_PROBLEM }).transform(withoutEndSlashes);

const secret = () =>
  text().refine((value) => Buffer.byteLength(value) >= SECRET_BYTES, {
    error: `must be at least ${SECRET_BYTES} bytes long`,
  });

function isDatabaseAddress(value: string): boolean {
  const url = parseUrl(value);
  return Boolean(
    url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.username && url.pathname.length > 1,
  );
}

function isMailServer(value: string): boolean {
  const url = parseUrl(value);
  return Boolean(url && /^smtps?:$/.test(url.protocol) && url.hostname && !url.search);
}

function isSender(value: string): boolean {
  const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(value)?.[1] ?? value;
  return z.email().safeParse(address).success;
}

export const DATABASE_FIELDS = {
  DATABASE_URL: text()
    .refine(isDatabaseAddress, { error: "must be postgresql://user:password@host:port/database", abort: true })
    .refine(saysHowItTravels, {
      error: "must end in ?sslmode=verify-full on another machine, or ?sslmode=disable where the way there is your own",
    }),
  HEADWATER_SECRET: secret(),
  HEADWATER_SECRET_FORMER: secret().optional(),
};

export const FIELDS = {
  ...DATABASE_FIELDS,
  NODE_ENV: z.string().optional(),
  PORT: wholeNumber(1, 65_535, 3000),
  HOST: text().default("127.0.0.1"),
  APP_ORIGIN: text()
    .refine((value) => parseUrl(value)?.origin === value, {
      error: "must be an origin such as https://portal.example.com, with nothing after the host and port",
    })
    .optional(),
  HEADWATER_HOME: text().default(".headwater"),
  HEADWATER_ADMIN_EMAIL: z.email({ error: "must be an e-mail address" }).optional(),
  HEADWATER_ADMIN_PASSWORD: text()
    .min(SHORTEST_PASSWORD, { error: `must be at least ${SHORTEST_PASSWORD} characters long` })
    .optional(),
  CLOUDHEALTH_URL: address(),
  CLOUDHEALTH_API_KEY: text(),
  CLOUDHEALTH_RATE_PER_MINUTE: wholeNumber(1, 100_000, 30),
  CLOUDMC_URL: address(),
  CLOUDMC_API_KEY: text(),
  HERE_USAGE_URL: address(),
  HERE_TOKEN_URL: address(),
  HERE_SIGNING_URL: address().optional(),
  HERE_ACCESS_KEY_ID: text(),
  HERE_ACCESS_KEY_SECRET: text(),
  HERE_REALM_ID: text(),
  UPSTREAM_DEADLINE_MS: wholeNumber(1_000, 60_000, 15_000),
  CALLS_PER_PERSON_PER_MINUTE: wholeNumber(60, 1_000_000, 600),
  METRICS_TOKEN: text()
    .min(SHORTEST_TOKEN, { error: `must be at least ${SHORTEST_TOKEN} characters long` })
    .optional(),
  ALLOW_LOOPBACK_UPSTREAMS: flag().optional(),
  HEADWATER_SANDBOX: flag().default(false),
  SANDBOX_CONTROL_URL: address().optional(),
  SMTP_URL: text()
    .refine(isMailServer, { error: "must be smtps://user:password@host:port or smtp://user:password@host:port" })
    .optional(),
  SMTP_FROM: text()
    .refine(isSender, { error: "must be an e-mail address, or a name and the address in angle brackets" })
    .optional(),
  OIDC_ISSUER: address().optional(),
  OIDC_CLIENT_ID: text().optional(),
  OIDC_CLIENT_SECRET: text().optional(),
  OIDC_NAME: text()
    .max(LONGEST_PROVIDER_NAME, { error: `must be at most ${LONGEST_PROVIDER_NAME} characters long` })
    .optional(),
  OIDC_ROLE_CLAIM: text().optional(),
  OIDC_ROLES: text()
    .transform((value, context) => {
      const places = readProviderPlaces(value);
      if (places) return places;
      context.addIssue({
        code: "custom",
        message: "must be value=role; value=role, a viewer as value=viewer:CUSTOMER",
      });
      return z.NEVER;
    })
    .optional(),
};
