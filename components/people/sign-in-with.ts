import { type SignInFault, signInFault } from "@/lib/domain/access/sign-in-fault";

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Of a second factor; asked for once address and password were right. */
  readonly code?: string;
}

/** Null once signed in; what went wrong otherwise. */
export async function signInWith({ email, password, code = "" }: SignIn): Promise<SignInFault | null> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { email, password, code, redirect: false });
    return answer?.ok ? null : signInFault(answer?.error);
  } catch {
    return { code: "busy" };
  }
}
