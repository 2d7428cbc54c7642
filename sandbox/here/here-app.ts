import { Hono, type MiddlewareHandler } from "hono";
import { watch } from "../control/watch";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { PARTNER_REALM } from "../world";
import { answerProblem, correlate, forbidden, invalidInput, notFound, unauthorized } from "./answers";
import { createTokenMint } from "./bearer";
import { REALM, serveReports } from "./reports";
import { serveSearch } from "./search";
import { answerToken, type TokenDesk } from "./token";

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

const requireOwnRealm: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const realm = c.req.param("realmId") ?? "";
  if (!REALM.test(realm)) {
    return answerProblem(
      c,
      invalidInput("E706001", "Invalid Realm", { source: "realmId", message: "5 to 30 letters, digits or -" }),
    );
  }
  if (realm !== PARTNER_REALM) return forbidden(c);
  await next();
  return undefined;
};

export function createHereApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use("*", watch(sandbox, "here"), correlate, requireToken(sandbox));
  app.use("/v2/usage/realms/:realmId/*", requireOwnRealm);
  serveReports(app, sandbox);
  serveSearch(app, sandbox);
  app.get("/v2/health", (c) => c.json({ status: "UP" }));
  app.get("/v2/version", (c) => c.json({ apiVersion: "2.2.0" }));
  app.all("*", (c) => notFound(c, "There is no such path"));
  return app;
}

export function createHereAccountApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const desk: TokenDesk = { sandbox, mint: createTokenMint(sandbox.options.seed), nonces: new Map() };
  sandbox.onReset.push(() => desk.nonces.clear());
  const app = new Hono<SandboxEnv>();
  app.use("*", watch(sandbox, "here"), correlate);
  app.post("/oauth2/token", (c) => answerToken(desk, c));
  return app;
}
