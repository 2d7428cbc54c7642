import "server-only";

const MAX_LINES = 20;
const MAX_LENGTH = 500;
const MAX_BODY = 4_000;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;

/** Makes an upstream's sentences fit to keep and to show: no keys, no addresses, no control characters, bounded. */
export function redact(lines: readonly string[], secrets: readonly string[]): string[] {
  const cleaned = lines.slice(0, MAX_LINES).map((line) => cleanLine(line, secrets));
  return cleaned.filter((line) => line !== "");
}

/** What was sent, fit to keep: it holds no key by itself, and none gets in by what somebody typed. */
export function maskedBody(body: string, secrets: readonly string[]): string {
  const hidden = withoutSecrets(body, secrets);
  return hidden.length > MAX_BODY ? `${hidden.slice(0, MAX_BODY)}…` : hidden;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => (secret === "" ? masked : masked.replaceAll(secret, "[key]")), text);
}

function cleanLine(line: string, secrets: readonly string[]): string {
  const plain = withoutSecrets(line, secrets)
    .replace(ADDRESS, "[address]")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return plain.trim().slice(0, MAX_LENGTH);
}
