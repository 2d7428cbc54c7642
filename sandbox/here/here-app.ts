import { type Context, Hono, type MiddlewareHandler } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerProblem, correlate, forbidden, invalidInput, notFound, unauthorized } from "./answers";
import { createTokenMint } from "./bearer";
import { faultsAreCorrelated, faultsHaveTokenShape } from "./fault-shape";
import { REALM, serveReports } from "./reports";
import { serveSearch } from "./search";
import { SpentOnce } from "./spent-once";
import { answerToken } from "./token";

function requireToken(sandbox: Sandbox): MiddlewareHandler<SandboxEnv> {
  const mint = createTokenMint(sandbox.options.seed);
  return async (c, next) => {
    const header = c.req.header("Authorization");
    const token = /^Bearer\s+(\S+)$/i.exec(header?.trim() ?? "")?.[1];
    if (token === undefined) return unauthorized(c, "No credentials found.");
    if (!mint.isValid(token, sandbox.tokenClock.now().getTime()))
      return unauthorized(c, "The token is not valid or has expired.");
    await next();
    return undefined;
  };
}

/** The sandbox's app is part of every partner organization and of no other. */
function requireOwnRealm(sandbox: Sandbox): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const realm = c.req.param("realmId") ?? "";
    if (!REALM.test(realm)) {
      const detail = { title: `Invalid Realm ${realm}`, printed: `Realm  ${realm} has invalid characters.` };
      const message = "5 to 30 letters, digits or -";
      return answerProblem(
        sandbox,
        c,
        invalidInput("E706001", "Invalid Realm", { source: "realmId", message, ...detail }),
      );
    }
    if (sandbox.store.get("realms", realm)?.isPartner !== true) return forbidden(c);
    await next();
    return undefined;
  };
}

export function createHereApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use("*", correlate, faultsAreCorrelated, watch(sandbox, "here"), requireToken(sandbox));
  app.use("/v2/usage/realms/:realmId/*", requireOwnRealm(sandbox));
  serveReports(app, sandbox);
  serveSearch(app, sandbox);
  app.get("/v2/health", (c) => c.json({ status: "UP" }));
  app.get("/v2/version", (c) => c.json({ apiVersion: "2.2.0" }));
  app.all("*", (c: Context<SandboxEnv>) => notFound(sandbox, c, "There is no such path"));
  return app;
}

export function createHereAccountApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const desk = { sandbox, mint: createTokenMint(sandbox.options.seed), spent: new SpentOnce(sandbox) };
  const app = new Hono<SandboxEnv>();
  app.use("*", correlate, faultsHaveTokenShape, watch(sandbox, "here"));
  app.post("/oauth2/token", (c) => answerToken(desk, c));
  return app;
}
