import "server-only";

const MAX_LINES = 20;
const MAX_LENGTH = 500;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;

/** Makes an upstream's sentences fit to keep and to show: no keys, no addresses, no control characters, bounded. */
export function redact(lines: readonly string[], secrets: readonly string[]): string[] {
  const cleaned = lines.slice(0, MAX_LINES).map((line) => cleanLine(line, secrets));
  return cleaned.filter((line) => line !== "");
}

function cleanLine(line: string, secrets: readonly string[]): string {
  const hidden = secrets.reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "[key]")), line);
  const plain = hidden.replace(ADDRESS, "[address]").replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ");
  return plain.trim().slice(0, MAX_LENGTH);
}
