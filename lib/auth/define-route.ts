import "server-only";
import { countCall } from "@/lib/auth/count-call";
import { currentScope } from "@/lib/auth/current-scope";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

type Params = Record<string, string>;
interface Context {
  params: Promise<Params>;
}

interface Asked<S> {
  readonly scope: S;
  readonly params: Params;
  readonly search: URLSearchParams;
  readonly headers: Headers;
}

const PRIVATE = { "Cache-Control": "private, no-store" };

/** A GET for partner staff. Whoever may not ask learns nothing but that there is no such thing. */
export function staffRoute(permission: Permission, answer: (asked: Asked<StaffScope>) => Promise<Response>) {
  return route(async (asked) => {
    if (asked.scope.kind !== "staff" || !may(asked.scope.role, permission)) return denied(asked.scope, permission);
    return answer({ ...asked, scope: asked.scope });
  });
}

/** A GET for both sides: staff with the permission, and viewers, whose scope the service holds to their own. */
export function anyRoute(
  permission: Permission,
  answer: (asked: Asked<StaffScope | ViewerScope>) => Promise<Response>,
) {
  return route(async (asked) => {
    if (asked.scope.kind === "staff" && !may(asked.scope.role, permission)) return denied(asked.scope, permission);
    return answer(asked);
  });
}

function route(answer: (asked: Asked<StaffScope | ViewerScope>) => Promise<Response>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const scope = await currentScope();
    if (scope === null) return Response.json({ code: "signed-out" }, { status: 401, headers: PRIVATE });
    const seconds = await countCall(scope.userId);
    if (seconds !== null) return tooMany(seconds);
    try {
      const search = new URL(request.url).searchParams;
      const response = await answer({ scope, params: await context.params, search, headers: request.headers });
      for (const [name, value] of Object.entries(PRIVATE)) {
        if (!response.headers.has(name)) response.headers.set(name, value);
      }
      return response;
    } catch (error) {
      const reference = newId();
      log.error({ event: "route-broke", reference, err: error }, "a route broke");
      return Response.json({ code: "broke", reference }, { status: 500, headers: PRIVATE });
    }
  };
}

function tooMany(seconds: number): Response {
  const headers = { ...PRIVATE, "Retry-After": String(seconds) };
  return Response.json({ code: "too-many", seconds }, { status: 429, headers });
}

function denied(scope: StaffScope | ViewerScope, permission: Permission): Response {
  noteSecurityEvent("not-permitted", { person: scope.userId, permission });
  return notThere();
}

export function notThere(): Response {
  return Response.json({ code: "not-found" }, { status: 404, headers: PRIVATE });
}
