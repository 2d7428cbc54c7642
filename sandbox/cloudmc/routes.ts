import type { Context, Hono } from "hono";
import type { Change } from "../rows";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure } from "./answers";
import { type CloudMcWorld, visibleOrganization } from "./cloudmc-world";
import type { OrganizationRow } from "./organizations/organization-rows";

/** One request: who asks, at what moment, of which state. */
export type Ask = {
  c: Context<SandboxEnv>;
  sandbox: Sandbox;
  world: CloudMcWorld;
  callerId: string;
  nowMs: number;
};

export type Answer = Response | Promise<Response>;
export type Route = [method: "get" | "post" | "put" | "delete", path: string, answer: (ask: Ask) => Answer];

type Served = { sandbox: Sandbox; worldOf: (store: Sandbox["store"]) => CloudMcWorld };

/** A path that is known answers 405 to the methods it does not have. */
export function serveRoutes(app: Hono<SandboxEnv>, { sandbox, worldOf }: Served, routes: readonly Route[]): void {
  const allowed = new Map<string, string[]>();
  for (const [method, path, answer] of routes) {
    allowed.set(path, [...(allowed.get(path) ?? []), method.toUpperCase()]);
    app.on(method.toUpperCase(), path, (c) => {
      const world = worldOf(sandbox.store);
      const callerId = sandbox.store.get("cmcKeys", c.req.header("MC-Api-Key") ?? "")?.organizationId ?? "";
      return answer({ c, sandbox, world, callerId, nowMs: sandbox.clock.now().getTime() });
    });
  }
  for (const [path, methods] of allowed) {
    app.all(path, (c) => {
      c.header("Allow", methods.join(", "));
      return failure(c, 405, { message: `${c.req.method} is not allowed here` });
    });
  }
}

export function parametersOf({ c }: Ask): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

export function pathId({ c }: Ask, name = "id"): string {
  return c.req.param(name) ?? "";
}

/** The documents spell it three ways, each on other resources. */
const ORGANIZATION_PARAMETERS = ["organization_id", "org_id", "organizationId"];

export function askedOrganizationId(ask: Ask): string | null {
  const parameters = parametersOf(ask);
  return ORGANIZATION_PARAMETERS.map((name) => parameters.get(name)).find((id) => id) ?? null;
}

export function seenOrganization({ world, callerId }: Ask, id: string): OrganizationRow | undefined {
  return visibleOrganization(world, callerId, id);
}

/** The organization a request acts for: the one it names, else the caller's own. */
export function actingOrganization(ask: Ask): OrganizationRow | undefined {
  return seenOrganization(ask, askedOrganizationId(ask) ?? ask.callerId);
}

export function commit({ sandbox }: Ask, ...changes: Change[]): void {
  sandbox.store.commit(changes);
}
