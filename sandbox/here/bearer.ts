import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { hexOf } from "../dice";

/** Tokens carry their own end, so that they outlive a restart as the real ones do. */
export type TokenMint = {
  issue(nowMs: number, seconds: number): string;
  isValid(token: string, nowMs: number): boolean;
};

export function createTokenMint(seed: number): TokenMint {
  const secret = hexOf(`token secret ${seed}`);
  const seal = (content: string) => createHmac("sha256", secret).update(content).digest("base64url");
  return {
    issue: (nowMs, seconds) => {
      const content = Buffer.from(`${nowMs + seconds * 1000}.${randomUUID()}`).toString("base64url");
      return `hN.${content}.${seal(content)}`;
    },
    isValid: (token, nowMs) => {
      const [kind, content = "", sealed = ""] = token.split(".");
      const expected = Buffer.from(seal(content));
      const given = Buffer.from(sealed);
      if (kind !== "hN" || expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
      return Number(Buffer.from(content, "base64url").toString().split(".")[0]) > nowMs;
    },
  };
}
