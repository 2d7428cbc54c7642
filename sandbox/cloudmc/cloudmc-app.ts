import { Hono, type MiddlewareHandler } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { failure, notFound } from "./answers";
import { APPLIED_PRICING_ROUTES } from "./applied-pricings";
import { CATALOG_ROUTES } from "./catalogs";
import { createCloudMcWorld } from "./cloudmc-world";
import { ORGANIZATION_ROUTES } from "./organizations";
import { PRICING_CHANGE_ROUTES } from "./pricing-changes";
import { PRICING_ROUTES } from "./pricings";
import { REPORT_ROUTES } from "./reports";
import { ROLLBACK_ROUTES } from "./rollbacks";
import { type Route, serveRoutes } from "./routes";
import { TASK_ROUTES } from "./tasks";

const ROUTES: Route[] = [
  ...ORGANIZATION_ROUTES,
  ...REPORT_ROUTES,
  ...CATALOG_ROUTES,
  ...PRICING_ROUTES,
  ...PRICING_CHANGE_ROUTES,
  ...APPLIED_PRICING_ROUTES,
  ...TASK_ROUTES,
  ...ROLLBACK_ROUTES,
];

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
    serveRoutes(version, { sandbox, worldOf }, ROUTES);
    app.route(base, version);
  }
  app.all("*", (c) => notFound(c, { path: c.req.path.replace(/^\/cloudmc/, "") }));
  return app;
}
