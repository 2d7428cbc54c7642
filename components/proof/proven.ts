import type { ActionAnswer, ProofWanted } from "@/lib/domain/operations/action-answer";

export interface AskedProof {
  readonly wanted: ProofWanted;
  readonly answer: (isProven: boolean) => void;
}

type Host = (asked: AskedProof) => void;
let host: Host | null = null;

/** One host per page asks; what is returned takes it away again. */
export function askThrough(asks: Host): () => void {
  host = asks;
  return () => {
    host = null;
  };
}

const isProofWanted = (refusal: { readonly code: string }): refusal is ProofWanted => refusal.code === "prove-again";

/**
 * Sends what a form sends. Is a proof wanted first, the person is asked for it, and the same is sent again, so that
 * nothing typed is lost; whoever turns back gets the refusal, and nothing was done.
 */
export async function proven<T, R extends { readonly code: string }>(
  call: () => Promise<ActionAnswer<T, R>>,
): Promise<ActionAnswer<T, R>> {
  const answer = await call();
  if (answer.ok || !isProofWanted(answer.refusal)) return answer;
  const wanted = answer.refusal;
  const isProven = await new Promise<boolean>((resolve) => (host ? host({ wanted, answer: resolve }) : resolve(false)));
  return isProven ? call() : answer;
}
