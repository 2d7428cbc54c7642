import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type KeyRing, keyRing, type SealingKey } from "@/lib/support/key-ring";

/** Where a sealed value is kept. It opens in no other place, so that nobody can move one person's key to another's row. */
export interface SealPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export class SealFault extends Error {
  override readonly name = "SealFault";

  constructor(readonly code: "key-unknown" | "seal-broken") {
    super(code === "key-unknown" ? "sealed under a secret that is not known here" : "the seal is broken");
  }
}

const VERSION = "1";
const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Each value has a key of its own, and the secret wraps only that: a new secret wraps it anew without reading the value. */
export function seal(plain: string, place: SealPlace, ring: KeyRing = keyRing()): string {
  const own = randomBytes(KEY_BYTES);
  const wrapped = encrypt(own, ring.current.bytes, wrapLabel(place, ring.current));
  return write(ring.current, wrapped, encrypt(Buffer.from(plain), own, valueLabel(place)));
}

export function open(sealed: string, place: SealPlace, ring: KeyRing = keyRing()): string {
  const { key, wrapped, value } = read(sealed, ring);
  const own = decrypt(wrapped, key.bytes, wrapLabel(place, key));
  return decrypt(value, own, valueLabel(place)).toString();
}

/** Opens nothing but the value's own key. What is under the current secret already is given back as it is. */
export function rewrap(sealed: string, place: SealPlace, ring: KeyRing = keyRing()): string {
  const { key, wrapped, value } = read(sealed, ring);
  if (key.id === ring.current.id) return sealed;
  const own = decrypt(wrapped, key.bytes, wrapLabel(place, key));
  return write(ring.current, encrypt(own, ring.current.bytes, wrapLabel(place, ring.current)), value);
}

function write(key: SealingKey, wrapped: Buffer, value: Buffer): string {
  return [VERSION, key.id, wrapped.toString("base64url"), value.toString("base64url")].join(".");
}

function read(sealed: string, ring: KeyRing): { key: SealingKey; wrapped: Buffer; value: Buffer } {
  const [version, keyId, wrapped = "", value = "", ...more] = sealed.split(".");
  if (version !== VERSION || more.length > 0) throw new SealFault("seal-broken");
  const key = [ring.current, ring.former].find((one) => one?.id === keyId);
  if (!key) throw new SealFault("key-unknown");
  return { key, wrapped: toBytes(wrapped), value: toBytes(value) };
}

function toBytes(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  // Node passes over what is not base64url; only what would be written the same way was written here.
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString("base64url") !== text) throw new SealFault("seal-broken");
  return bytes;
}

function encrypt(plain: Buffer, key: Buffer, label: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(label);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function decrypt(sealed: Buffer, key: Buffer, label: Buffer): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const cipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(label).setAuthTag(tag);
  const text = cipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([text, cipher.final()]);
  } catch {
    throw new SealFault("seal-broken");
  }
}

const wrapLabel = (place: SealPlace, key: SealingKey) => toLabel([...placeOf(place), key.id, VERSION]);
const valueLabel = (place: SealPlace) => toLabel([...placeOf(place), VERSION]);
const placeOf = ({ table, row, column }: SealPlace) => [table, row, column];
const toLabel = (parts: readonly string[]) => Buffer.from(JSON.stringify(parts));
