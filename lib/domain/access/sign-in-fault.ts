export type SignInFault =
  | { readonly code: "wrong" }
  | { readonly code: "code-needed" }
  | { readonly code: "code-wrong" }
  | { readonly code: "too-many"; readonly seconds: number }
  | { readonly code: "busy" };

const LONGEST_WAIT_S = 3600;

/** Reads the error the sign-in library hands over; what it does not say plainly is never blamed on what was typed. */
export function signInFault(error: string | null | undefined): SignInFault {
  if (error === "CredentialsSignin") return { code: "wrong" };
  if (error === "code-needed" || error === "code-wrong") return { code: error };
  const wait = /^too-many:(\d{1,5})$/.exec(error ?? "")?.[1];
  return wait ? { code: "too-many", seconds: Math.min(Number(wait), LONGEST_WAIT_S) } : { code: "busy" };
}
