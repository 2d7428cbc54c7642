/** Without l, o, 0 and 1, which are taken for each other when they are copied from paper. */
export const RECOVERY_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
/** 24 characters of 32 are 120 bits: enough for a plain hash to keep them (ASVS 6.5.2). */
export const RECOVERY_LENGTH = 24;
export const RECOVERY_CODES = 10;
const GROUP = 4;

export type FactorCode =
  | { readonly kind: "app"; readonly digits: string }
  | { readonly kind: "recovery"; readonly text: string };

/** What was typed, however it was grouped; null when it is neither a code of an app nor a recovery code. */
export function readFactorCode(typed: string): FactorCode | null {
  const text = typed.toLowerCase().replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(text)) return { kind: "app", digits: text };
  const isRecovery = text.length === RECOVERY_LENGTH && [...text].every((one) => RECOVERY_ALPHABET.includes(one));
  return isRecovery ? { kind: "recovery", text } : null;
}

/** In groups of four, for the eye. */
export function groupCode(text: string, by: string): string {
  return text.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join(by) ?? "";
}
