import { z } from "zod";

/** C0 and C1 controls: PostgreSQL refuses NUL, and no name or tag has a use for the others. */
const CONTROL = /\p{Cc}/u;

export interface TextLimits {
  readonly max: number;
  readonly required: boolean;
}

/**
 * One line of text, trimmed. Issues are `<code>-required`, `<code>-too-long` and `<code>-characters`. Length counts
 * UTF-16 units, as a browser's `maxlength` does.
 */
export function plainText(code: string, { max, required }: TextLimits) {
  return z
    .string({ error: `${code}-required` })
    .trim()
    .superRefine((text, context) => {
      const issue = (what: string) => context.addIssue({ code: "custom", message: `${code}-${what}` });
      if (required && text === "") issue("required");
      else if (text.length > max) issue("too-long");
      else if (CONTROL.test(text) || !isWellFormed(text)) issue("characters");
    });
}

/** The same for a field that may be left empty or out: null then. */
export function optionalText(code: string, max: number) {
  return plainText(code, { max, required: false })
    .nullish()
    .transform((text) => text || null);
}

/** Half of a surrogate pair cannot be sent as UTF-8. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
