import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { hexOf } from "../dice";
import type { TokenFormat } from "./token-request";

type Wish = { nowMs: number; seconds: number; format: TokenFormat };

/** Tokens carry their own end, so that they outlive a restart as the real ones do. Only their look differs by format. */
export type TokenMint = {
  issue(wish: Wish): string;
  isValid(token: string, nowMs: number): boolean;
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const HEADERS: Record<TokenFormat, (endsAtMs: number) => string> = {
  hN: () => "hN",
  jws: () => encode({ alg: "HS256", typ: "JWT" }),
  jwt: () => encode({ alg: "HS256", cty: "JWT" }),
  "jwt+header": (endsAtMs) => encode({ alg: "HS256", cty: "JWT", exp: Math.floor(endsAtMs / 1000) }),
};

function endOf(content: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(content, "base64url").toString());
    return typeof claims === "object" && claims !== null && "endsAtMs" in claims ? Number(claims.endsAtMs) : 0;
  } catch {
    return 0;
  }
}

export function createTokenMint(seed: number): TokenMint {
  const secret = hexOf(`token secret ${seed}`);
  const seal = (content: string) => createHmac("sha256", secret).update(content).digest("base64url");
  return {
    issue: ({ nowMs, seconds, format }) => {
      const endsAtMs = nowMs + seconds * 1000;
      const content = encode({ exp: Math.floor(endsAtMs / 1000), endsAtMs, jti: randomUUID() });
      const header = HEADERS[format](endsAtMs);
      return `${header}.${content}.${seal(`${header}.${content}`)}`;
    },
    isValid: (token, nowMs) => {
      const [header = "", content = "", sealed = "", ...more] = token.split(".");
      const expected = Buffer.from(seal(`${header}.${content}`));
      const given = Buffer.from(sealed);
      if (more.length > 0 || expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
      return endOf(content) > nowMs;
    },
  };
}
