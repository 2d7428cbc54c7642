import { Hono, type MiddlewareHandler } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure, notFound } from "./answers";
import { CLOUDMC_ROUTES } from "./cloudmc-routes";
import { createCloudMcWorld } from "./cloudmc-world";
import { serveRoutes } from "./routes";

function accessTo({ store }: Sandbox): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const key = store.get("cmcKeys", c.req.header("MC-Api-Key") ?? "");
    if (key === undefined) return failure(c, 401, { message: "The credentials are invalid" });
    if (key.mayReadReports === false && c.req.path.includes("/reports/")) {
      return failure(c, 403, { message: "You may not see reports" });
    }
    await next();
    return undefined;
  };
}

export function createCloudMcApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const worldOf = createCloudMcWorld();
  const app = new Hono<SandboxEnv>();
  app.use("*", watch(sandbox, "cloudmc"), accessTo(sandbox));
  for (const base of ["/api/v2", "/rest"]) {
    const version = new Hono<SandboxEnv>();
    serveRoutes(version, { sandbox, worldOf }, CLOUDMC_ROUTES);
    app.route(base, version);
  }
  app.all("*", (c) => notFound(c, { path: c.req.path.replace(/^\/cloudmc/, "") }));
  return app;
}
