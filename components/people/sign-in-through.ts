/** Leaves for the sign-in provider and comes back to this page; false when it could not be left. */
export async function signInThrough({ again = false }: { again?: boolean } = {}): Promise<boolean> {
  const back = new URL(window.location.href);
  back.searchParams.delete("error");
  back.searchParams.delete("was");
  try {
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: back.href }, again ? { prompt: "login" } : {});
    return true;
  } catch {
    return false;
  }
}
