import "server-only";
import { pino } from "pino";
import { withoutQueries } from "@/lib/support/redaction";

const SECRET_KEYS = [
  "api_key",
  "apiKey",
  "authorization",
  "Authorization",
  "mc-api-key",
  "MC-Api-Key",
  "cookie",
  "Cookie",
  "set-cookie",
  "password",
  "passwordHash",
  "secret",
  "accessKeySecret",
  "token",
  "client_api_id",
];

const DEPTH = 4;

// pino matches one level for each star, so a key is named once for each depth.
const paths = SECRET_KEYS.flatMap((key) =>
  Array.from({ length: DEPTH }, (_, depth) => `${"*.".repeat(depth)}["${key}"]`.replaceAll(".[", "[")),
);

const STDERR = 2;

export const log = pino(
  {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: "[removed]" },
    hooks: { streamWrite: withoutQueries },
  },
  pino.destination({ dest: STDERR, sync: true }),
);
