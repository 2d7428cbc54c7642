import "server-only";
import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in DER.
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_HEAD = Buffer.from("302a300506032b6570032100", "hex");
const KEY_BYTES = 32;

export interface TextSigner {
  /** In base64url. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** Signs with the Ed25519 key that 32 bytes, given as hex, make. */
export function textSigner(seed: string): TextSigner {
  const der = Buffer.concat([PRIVATE_HEAD, Buffer.from(seed, "hex")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    publicKey: spki.subarray(PUBLIC_HEAD.length).toString("base64url"),
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64url"),
  };
}

export function isPublicKey(text: string): boolean {
  return /^[\w-]{43}$/.test(text) && Buffer.from(text, "base64url").length === KEY_BYTES;
}

export function isSignedBy(key: string, text: string, signature: string): boolean {
  if (!isPublicKey(key)) return false;
  const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(key, "base64url")]);
  const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64url"));
}
