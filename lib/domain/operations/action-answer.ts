import type { TooMany } from "@/lib/domain/people/own-account-input";
import type { ProofKind } from "@/lib/domain/people/own-factor-input";

/** What every server action answers: a value, or a refusal the form can show. */
export type ActionAnswer<T, R = never> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R | ActionRefusal };

export type ActionRefusal =
  | { readonly code: "signed-out" }
  | { readonly code: "not-permitted" }
  | { readonly code: "foreign-origin" }
  | TooMany
  | ProofWanted
  | { readonly code: "invalid"; readonly issues: readonly { readonly path: string; readonly code: string }[] }
  /** Something broke on our side; the reference is in the log. */
  | { readonly code: "broke"; readonly reference: string };

/** The person has to prove again that it is them, and how; nothing was done. */
export interface ProofWanted {
  readonly code: "prove-again";
  readonly by: ProofKind;
  /** The sign-in provider's name, where it is the one to prove it to. */
  readonly provider?: string;
}
