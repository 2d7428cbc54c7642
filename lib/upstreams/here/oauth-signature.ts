import "server-only";
import { createHmac } from "node:crypto";

export interface SignedRequest {
  /** The address that is signed; behind a proxy not the one that is called. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Fields of the form in the body. */
  readonly form: Readonly<Record<string, string>>;
  readonly nonce: string;
  readonly epochSeconds: number;
}

/** The `Authorization` header of a signed token request, OAuth 1.0a with HMAC-SHA256 (here-usage.md 3.3). */
export function oauthHeader(request: SignedRequest): string {
  const own = {
    oauth_consumer_key: request.accessKeyId,
    oauth_nonce: request.nonce,
    oauth_signature_method: "HMAC-SHA256",
    oauth_timestamp: String(request.epochSeconds),
    oauth_version: "1.0",
  };
  const url = new URL(request.url);
  const parameters = [...url.searchParams, ...Object.entries(request.form), ...Object.entries(own)];
  url.search = "";
  url.hash = "";
  const base = ["POST", url.href, normalized(parameters)].map(percentEncode).join("&");
  const key = `${percentEncode(request.accessKeySecret)}&`;
  const signature = createHmac("sha256", key).update(base).digest("base64");
  const shown = Object.entries({ ...own, oauth_signature: signature });
  return `OAuth ${shown.map(([name, value]) => `${name}="${percentEncode(value)}"`).join(", ")}`;
}

function normalized(parameters: readonly (readonly [string, string])[]): string {
  const encoded = parameters.map(([name, value]) => [percentEncode(name), percentEncode(value)] as const);
  const sorted = encoded.sort((left, right) => inOrder(left[0], right[0]) || inOrder(left[1], right[1]));
  return sorted.map(([name, value]) => `${name}=${value}`).join("&");
}

function inOrder(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** RFC 3986: all but letters, digits and `-._~`. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
