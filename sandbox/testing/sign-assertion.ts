import { createSign } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { HERE_CLIENT_ID } from "../here/keys";

const PRIVATE_KEY = readFileSync(fileURLToPath(new URL("here-client-private-key.pem", import.meta.url)), "utf8");

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

type Assertion = { aud: unknown; claims?: object; header?: object };

/** A client's assertion of who it is, valid for five minutes unless the claims say otherwise. */
export function signAssertion({ aud, claims = {}, header = {} }: Assertion): string {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const content = [
    encode({ alg: "RS256", kid: "sandbox-here-key-1", ...header }),
    encode({ iss: HERE_CLIENT_ID, sub: HERE_CLIENT_ID, aud, exp, ...claims }),
  ].join(".");
  return `${content}.${createSign("RSA-SHA256").update(content).sign(PRIVATE_KEY, "base64url")}`;
}
