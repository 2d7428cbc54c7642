import { Hono, type MiddlewareHandler } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure, notFound } from "./answers";
import { createCloudMcWorld } from "./cloudmc-world";
import { serveOrganizations } from "./organizations";
import { serveReports } from "./reports";

export const CLOUDMC_KEY = "sandbox-cloudmc-key-7Q2";
/** A key whose user may look at organizations and at no report. */
export const CLOUDMC_KEY_WITHOUT_REPORTS = "sandbox-cloudmc-key-noreports";

const access: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const key = c.req.header("MC-Api-Key");
  const isLimited = key === CLOUDMC_KEY_WITHOUT_REPORTS;
  if (key !== CLOUDMC_KEY && !isLimited) return failure(c, 401, { message: "The credentials are invalid" });
  if (isLimited && c.req.path.includes("/reports/")) return failure(c, 403, { message: "You may not see reports" });
  await next();
  return undefined;
};

const SERVED_PATHS = ["/organizations", "/organizations/:id", "/reports/organization_pricing", "/reports/customers"];

export function createCloudMcApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const world = createCloudMcWorld(sandbox.options);
  const app = new Hono<SandboxEnv>();
  app.use("*", watch(sandbox, "cloudmc"), access);
  for (const base of ["/api/v2", "/rest"]) {
    const version = new Hono<SandboxEnv>();
    serveOrganizations(version, world);
    serveReports(version, sandbox, world);
    for (const path of SERVED_PATHS)
      version.all(path, (c) => failure(c, 405, { message: `${c.req.method} is not allowed here` }));
    app.route(base, version);
  }
  app.all("*", (c) => notFound(c, { path: c.req.path.replace(/^\/cloudmc/, "") }));
  return app;
}
