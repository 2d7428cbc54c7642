/** What every server action answers: a value, or a refusal the form can show. */
export type ActionAnswer<T, R = never> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R | ActionRefusal };

export type ActionRefusal =
  | { readonly code: "signed-out" }
  | { readonly code: "not-permitted" }
  | { readonly code: "foreign-origin" }
  | { readonly code: "invalid"; readonly issues: readonly { readonly path: string; readonly code: string }[] }
  /** Something broke on our side; the reference is in the log. */
  | { readonly code: "broke"; readonly reference: string };
