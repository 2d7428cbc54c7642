import { createHmac, randomUUID } from "node:crypto";
import { HERE_KEY_ID } from "../here/keys";

type TokenCall = { url: string; query: [string, string][]; form: [string, string][]; secret: string; seconds: number };

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** OAuth 1.0 over the address without its query, with query and form fields among the signed parameters. */
export function signTokenRequest({ url, query, form, secret, seconds }: TokenCall): string {
  const parts: [string, string][] = [
    ["oauth_consumer_key", HERE_KEY_ID],
    ["oauth_nonce", randomUUID()],
    ["oauth_signature_method", "HMAC-SHA256"],
    ["oauth_timestamp", String(seconds)],
    ["oauth_version", "1.0"],
  ];
  const pairs = [...parts, ...query, ...form].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const base = ["POST", url, pairs.join("&")].map(encode).join("&");
  const signature = createHmac("sha256", `${encode(secret)}&`)
    .update(base)
    .digest("base64");
  const header = [...parts, ["oauth_signature", signature]].map(
    ([name = "", value = ""]) => `${name}="${encode(value)}"`,
  );
  return `OAuth ${header.join(", ")}`;
}
