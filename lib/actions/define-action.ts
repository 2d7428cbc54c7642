import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { currentScope } from "@/lib/auth/current-scope";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import { type Result, refuse } from "@/lib/domain/values/result";
import { settings } from "@/lib/support/env";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";

interface ActionDefinition<S extends z.ZodType, T, R> {
  readonly permission: Permission;
  readonly input: S;
  readonly run: (scope: StaffScope, input: z.output<S>) => Promise<Result<T, R>>;
  /** Paths whose pages show what changed. */
  readonly refresh: readonly string[];
}

const MOST_ISSUES = 50;

/**
 * The only way to make a server action. In this order: origin, session, permission, input, work; an action is a public
 * address that anybody may post to, so nothing is believed before it was checked (RELIABILITY.md 2).
 */
export function staffAction<S extends z.ZodType, T, R>(
  action: ActionDefinition<S, T, R>,
): (raw: z.input<S>) => Promise<ActionAnswer<T, R>> {
  return async (raw) => {
    if (!(await isFromOurOwnPages())) return refuse({ code: "foreign-origin" });
    const scope = await currentScope();
    if (scope === null) return refuse({ code: "signed-out" });
    if (scope.kind !== "staff" || !may(scope.role, action.permission)) return refuse({ code: "not-permitted" });
    const input = action.input.safeParse(raw);
    if (!input.success) return refuse({ code: "invalid", issues: toIssues(input.error) });
    try {
      const result = await action.run(scope, input.data);
      for (const path of action.refresh) revalidatePath(path, "layout");
      return result;
    } catch (error) {
      const reference = newId();
      log.error({ event: "action-broke", reference, err: error }, "an action broke");
      return refuse({ code: "broke", reference });
    }
  };
}

/** Next itself lets a request without Origin through and trusts X-Forwarded-Host; we do neither. */
async function isFromOurOwnPages(): Promise<boolean> {
  const given = await headers();
  const site = given.get("sec-fetch-site");
  return given.get("origin") === settings().appOrigin && (site === null || site === "same-origin");
}

function toIssues(error: z.ZodError): { path: string; code: string }[] {
  return error.issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: issue.path.join("."),
    code: /^[a-z0-9-]{1,60}$/.test(issue.message) ? issue.message : "invalid",
  }));
}
