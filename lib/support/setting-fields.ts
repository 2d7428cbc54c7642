import "server-only";
import { z } from "zod";
import { parseUrl } from "@/lib/support/parse-url";

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRET_BYTES = 32;
const SHORTEST_PASSWORD = 12;

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

const address = () =>
  text()
    .refine(isPlainAddress, { error: ADDRESS_PROBLEM })
    .transform((value) => value.replace(/\/+$/, ""));

function isPlainAddress(value: string): boolean {
  const url = parseUrl(value);
  if (!url || !["http:", "https:"].includes(url.protocol)) return false;
  return url.username === "" && url.password === "" && !/[?#]/.test(value);
}

function isDatabaseAddress(value: string): boolean {
  const url = parseUrl(value);
  return Boolean(
    url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.username && url.pathname.length > 1,
  );
}

export const DATABASE_FIELDS = {
  DATABASE_URL: text().refine(isDatabaseAddress, {
    error: "must be postgresql://user:password@host:port/database",
  }),
  HEADWATER_SECRET: text().refine((value) => Buffer.byteLength(value) >= SECRET_BYTES, {
    error: `must be at least ${SECRET_BYTES} bytes long`,
  }),
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
  ALLOW_LOOPBACK_UPSTREAMS: flag().optional(),
  HEADWATER_SANDBOX: flag().default(false),
  SANDBOX_CONTROL_URL: address().optional(),
};
