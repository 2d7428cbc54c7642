import "server-only";
import { acceptCode } from "@/lib/auth/accept-code";
import { presentedSession, signedIn } from "@/lib/auth/current-scope";
import { type OwnScope, toOwnPerson } from "@/lib/auth/own-account";
import { verifyPassword } from "@/lib/auth/password";
import { requestAddress } from "@/lib/auth/request-address";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { peopleDb } from "@/lib/db/client";
import { noteFactor, renewProof } from "@/lib/db/session-rows";
import { findUserForSignIn } from "@/lib/db/user-rows";
import { isRecentProof } from "@/lib/domain/access/session-lifetime";
import type { ProofWanted } from "@/lib/domain/operations/action-answer";
import type { ProofGiven, ProofRefusal } from "@/lib/domain/people/own-factor-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

/** What the session has still to prove before something that cannot be taken back; null when it did so just now. */
export async function whyNotProven(): Promise<ProofWanted | null> {
  const found = await signedIn();
  if (found && isRecentProof(found.provenAt, now())) return null;
  if (found?.user.factorSince) return { code: "prove-again", by: "code" };
  const provider = settings().signInProvider?.name;
  if (provider && found && !found.user.hasPassword) return { code: "prove-again", by: "provider", provider };
  return { code: "prove-again", by: "password" };
}

/** Renews the proof of this session and of no other; tries are counted as those of signing in are. */
export async function proveAgain(scope: OwnScope, { proof }: ProofGiven): Promise<Result<null, ProofRefusal>> {
  const seconds = await countSignIn(scope.email, await requestAddress());
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  const found = await findUserForSignIn(peopleDb(), scope.email);
  const isProven = found?.user.factorSince
    ? await acceptCode(toOwnPerson(scope), proof)
    : await verifyPassword(proof, found?.passwordHash ?? null);
  if (!isProven) {
    noteSecurityEvent("proof-refused", { person: scope.userId });
    return refuse({ code: "proof-wrong" });
  }
  const sidHash = (await presentedSession()) ?? "";
  await renewProof(peopleDb(), sidHash, now());
  if (found?.user.factorSince) await noteFactor(peopleDb(), sidHash);
  return ok(null);
}
