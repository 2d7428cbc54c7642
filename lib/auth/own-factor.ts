import "server-only";
import { randomBytes } from "node:crypto";
import { generateSecret, generateURI } from "otplib";
import { acceptCode, factorPlace, hashRecoveryCode, stepOf } from "@/lib/auth/accept-code";
import { auditOwn } from "@/lib/auth/audit-own";
import { presentedSession } from "@/lib/auth/current-scope";
import { type OwnScope, toOwnPerson } from "@/lib/auth/own-account";
import { requestAddress } from "@/lib/auth/request-address";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { type Db, inPeopleTransaction, peopleDb } from "@/lib/db/client";
import { findFactorPolicy } from "@/lib/db/factor-policy-rows";
import {
  claimStep,
  confirmFactor,
  countRecoveryCodes,
  findFactor,
  putUnconfirmedFactor,
  removeFactor,
  replaceRecoveryCodes,
} from "@/lib/db/factor-rows";
import { noteFactor, renewProof, revokeOtherSessions } from "@/lib/db/session-rows";
import { findUserById } from "@/lib/db/user-rows";
import {
  groupCode,
  RECOVERY_ALPHABET,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
  readFactorCode,
} from "@/lib/domain/access/factor-code";
import type { FactorCodeGiven, FactorKey, FactorRefusal, OwnFactor } from "@/lib/domain/people/own-factor-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { now } from "@/lib/support/clock";
import { open, seal } from "@/lib/support/envelope";

const ISSUER = "Headwater";

type Codes = { readonly codes: readonly string[] };

export async function loadOwnFactor(scope: OwnScope): Promise<OwnFactor> {
  const db = peopleDb();
  const user = await findUserById(db, scope.userId);
  const isRequired = scope.kind === "staff" && (await findFactorPolicy(db)).required;
  return { since: user?.factorSince ?? null, codesLeft: await countRecoveryCodes(db, scope.userId), isRequired };
}

/** A new key for an app. It counts once a first code confirms it; until then another may take its place. */
export async function startFactor(scope: OwnScope): Promise<Result<FactorKey, FactorRefusal>> {
  const secret = generateSecret();
  const isPut = await putUnconfirmedFactor(peopleDb(), scope.userId, seal(secret, factorPlace(scope.userId)));
  if (!isPut) return refuse({ code: "factor-there" });
  return ok({ secret, uri: generateURI({ issuer: ISSUER, label: scope.email, secret }) });
}

/** From here on signing in asks for a code. Sessions that began without one end. */
export async function confirmOwnFactor(
  scope: OwnScope,
  { code }: FactorCodeGiven,
): Promise<Result<Codes & { ended: number }, FactorRefusal>> {
  const seconds = await countSignIn(scope.email, await requestAddress());
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  const sidHash = (await presentedSession()) ?? "";
  return inPeopleTransaction(async (db) => {
    const step = await stepGiven(db, scope.userId, code);
    if (step === null || !(await claimStep(db, scope.userId, step))) return refuse({ code: "code-wrong" });
    const at = now();
    if (!(await confirmFactor(db, scope.userId, at))) return refuse({ code: "factor-there" });
    const codes = await makeRecoveryCodes(db, scope.userId);
    const ended = await revokeOtherSessions(db, { userId: scope.userId, sidHash }, at);
    await renewProof(db, sidHash, at);
    await noteFactor(db, sidHash);
    await auditOwn(db, { person: toOwnPerson(scope), verb: "own:factor-on", detail: { ended } });
    return ok({ codes, ended });
  });
}

/** Ten new codes; those of before open nothing any more. */
export function renewRecoveryCodes(scope: OwnScope): Promise<Result<Codes, FactorRefusal>> {
  return inPeopleTransaction(async (db) => {
    const user = await findUserById(db, scope.userId);
    if (!user?.factorSince) return refuse({ code: "factor-absent" });
    const codes = await makeRecoveryCodes(db, scope.userId);
    await auditOwn(db, { person: toOwnPerson(scope), verb: "own:recovery-codes-made" });
    return ok({ codes });
  });
}

/** Needs a code, so that an open browser alone takes nothing away. What is off already is as wanted. */
export async function turnOffFactor(scope: OwnScope, { code }: FactorCodeGiven): Promise<Result<null, FactorRefusal>> {
  const person = toOwnPerson(scope);
  if (!(await findUserById(peopleDb(), person.id))?.factorSince) return ok(null);
  const seconds = await countSignIn(scope.email, await requestAddress());
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  if (!(await acceptCode(person, code))) return refuse({ code: "code-wrong" });
  return inPeopleTransaction(async (db) => {
    if (await removeFactor(db, person.id)) await auditOwn(db, { person, verb: "own:factor-off" });
    return ok(null);
  });
}

async function stepGiven(db: Db, userId: string, typed: string): Promise<number | null> {
  const code = readFactorCode(typed);
  const factor = code?.kind === "app" ? await findFactor(db, userId) : null;
  return factor && code?.kind === "app" ? stepOf(code.digits, open(factor.secret, factorPlace(userId))) : null;
}

async function makeRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const texts = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
  await replaceRecoveryCodes(db, userId, texts.map(hashRecoveryCode));
  return texts.map((text) => groupCode(text, "-"));
}

function makeRecoveryCode(): string {
  return Array.from(randomBytes(RECOVERY_LENGTH), (byte) => RECOVERY_ALPHABET[byte % RECOVERY_ALPHABET.length]).join(
    "",
  );
}
