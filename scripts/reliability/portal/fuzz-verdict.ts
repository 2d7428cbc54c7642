import type { FuzzRequest } from "./fuzz-requests";
import { tellingFaults } from "./header-faults";
import type { Answer } from "./portal-client";

/**
 * What Next and React say of a body they cannot read, before any code of ours (RELIABILITY.md 0.4). Arguments that are
 * null or no list are theirs too: what breaks in an action says "action-broke".
 */
const BEFORE_OURS: readonly RegExp[] = [
  /Error: (Connection closed\.|Invalid reference\.|Invalid forward reference\.|Already initialized |Invalid \w+ initializer\.)/,
  /Error: (Unexpected end of form|Reply finished with incomplete file part|Referenced Blob is not a Blob)/,
  /SyntaxError: (Unexpected|Expected|Bad|Unterminated|Invalid|".*" is not valid JSON|Cannot convert .* to a BigInt)/,
  /Error: (Invalid Server Actions request\.|Multipart: Boundary not found|BigInt is too large\.|Expected an initialized chunk)/,
  /TypeError: (CreateListFromArrayLike called on non-object|Cannot read properties of (undefined \(reading 'arrayBuffer'\)|null \(reading 'length'\)))/,
];

export interface Verdict {
  /** A fault of ours: our code was reached, or would have been. */
  readonly isOurs: boolean;
  /** The framework's own 500, of what it could not read. */
  readonly isBefore: boolean;
  readonly telling: readonly string[];
}

export function verdictOf({ isReadable }: FuzzRequest, answer: Answer): Verdict {
  const isBroken = /"code":"broke"/.test(answer.text);
  const is5xx = answer.status >= 500;
  return {
    isOurs: isBroken || (is5xx && isReadable),
    isBefore: is5xx && !isReadable && !isBroken,
    telling: tellingFaults(answer),
  };
}

/** What the log says that it should not, whatever came in. */
export function lineFaults(line: string): string[] {
  if (/"event":"(action|route)-broke"/.test(line)) return [line.slice(0, 300)];
  const isError = /^\s*(⨯ )?\[?(\w*Error|unhandledRejection|uncaughtException)\b/.test(line);
  return isError && !BEFORE_OURS.some((one) => one.test(line)) ? [line.slice(0, 300)] : [];
}
