import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { countCall } from "@/lib/auth/count-call";
import { currentScope, signedIn } from "@/lib/auth/current-scope";
import { whyNotProven } from "@/lib/auth/prove-again";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { type Result, refuse } from "@/lib/domain/values/result";
import { settings } from "@/lib/support/env";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

interface ActionDefinition<C, S extends z.ZodType, T, R> {
  readonly input: S;
  readonly run: (scope: C, input: z.output<S>) => Promise<Result<T, R>>;
  /** Paths whose pages show what changed. */
  readonly refresh: readonly string[];
  /** For what cannot be taken back: who is signed in has proven a moment ago that it is them. */
  readonly proof?: "recent";
}

interface Permitted {
  readonly permission: Permission;
}

type Signed = StaffScope | ViewerScope;

type Action<S extends z.ZodType, T, R> = (raw: z.input<S>) => Promise<ActionAnswer<T, R>>;

const MOST_ISSUES = 50;
const LONGEST_NOTED = 100;

/**
 * A server action of partner staff. This and the two below are the only ways to make one. In this order: origin, session,
 * permission, input, rate, proof, work; an action is a public address that anybody may post to, so nothing is believed before it was
 * checked (RELIABILITY.md 2).
 */
export function staffAction<S extends z.ZodType, T, R>(
  action: ActionDefinition<StaffScope, S, T, R> & Permitted,
): Action<S, T, R> {
  return async (raw) => {
    if (!(await isFromOurOwnPages())) return refuse({ code: "foreign-origin" });
    const scope = await currentScope();
    if (scope === null) return refuse({ code: "signed-out" });
    if (scope.kind !== "staff" || !may(scope.role, action.permission)) return deny(scope, action.permission);
    return carryOut(action, scope, raw);
  };
}

interface Own {
  /** Open to whoever has still to set up a second factor: it is what sets one up. */
  readonly enrols?: true;
  /** Open to staff who look as a customer, too. */
  readonly whileLooking?: true;
}

/**
 * What anybody who is signed in may do to their own account, staff and viewers alike; to nothing else. Staff who look as
 * a customer do nothing on its side but what says so.
 */
export function ownAction<S extends z.ZodType, T, R>(action: ActionDefinition<Signed, S, T, R> & Own): Action<S, T, R> {
  return async (raw) => {
    if (!(await isFromOurOwnPages())) return refuse({ code: "foreign-origin" });
    const scope = action.enrols ? ((await signedIn())?.scope ?? null) : await currentScope();
    if (scope === null) return refuse({ code: "signed-out" });
    const role = scope.kind === "staff" ? scope.role : "viewer";
    const isLooking = scope.kind === "viewer" && scope.seenBy !== null;
    if (!may(role, "profile:keep") || (isLooking && !action.whileLooking)) return deny(scope, "profile:keep");
    return carryOut(action, scope, raw);
  };
}

/** For whoever is not signed in and proves by what they send that they may; the work itself counts their tries. */
export function openAction<S extends z.ZodType, T, R>(action: ActionDefinition<null, S, T, R>): Action<S, T, R> {
  return async (raw) => {
    if (!(await isFromOurOwnPages())) return refuse({ code: "foreign-origin" });
    return carryOut(action, null, raw);
  };
}

async function carryOut<C extends Signed | null, S extends z.ZodType, T, R>(
  action: ActionDefinition<C, S, T, R>,
  scope: C,
  raw: unknown,
): Promise<ActionAnswer<T, R>> {
  const input = action.input.safeParse(raw);
  if (!input.success) {
    const issues = toIssues(input.error);
    noteSecurityEvent("invalid-input", {
      at: issues[0]?.path.slice(0, LONGEST_NOTED) ?? "",
      code: issues[0]?.code ?? "",
    });
    return refuse({ code: "invalid", issues });
  }
  const seconds = scope && (await countCall(scope.userId));
  if (seconds !== null) return refuse({ code: "too-many", seconds });
  try {
    const unproven = action.proof ? await whyNotProven() : null;
    if (unproven) return refuse(unproven);
    const result = await action.run(scope, input.data);
    for (const path of action.refresh) revalidatePath(path, "layout");
    return result;
  } catch (error) {
    const reference = newId();
    log.error({ event: "action-broke", reference, err: error }, "an action broke");
    return refuse({ code: "broke", reference });
  }
}

/** Next itself lets a request without Origin through and trusts X-Forwarded-Host; we do neither. */
async function isFromOurOwnPages(): Promise<boolean> {
  const given = await headers();
  const site = given.get("sec-fetch-site");
  const isOurs = given.get("origin") === settings().appOrigin && (site === null || site === "same-origin");
  if (!isOurs) noteSecurityEvent("foreign-origin", { origin: given.get("origin")?.slice(0, LONGEST_NOTED) ?? null });
  return isOurs;
}

function deny(scope: Signed, permission: Permission) {
  noteSecurityEvent("not-permitted", { person: scope.userId, permission });
  return refuse({ code: "not-permitted" } as const);
}

function toIssues(error: z.ZodError): { path: string; code: string }[] {
  return error.issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: issue.path.join("."),
    code: /^[a-z0-9-]{1,60}$/.test(issue.message) ? issue.message : "invalid",
  }));
}
