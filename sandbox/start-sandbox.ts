import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { SandboxOptions } from "./arguments";
import { createCloudHealthApp } from "./cloudhealth/cloudhealth-app";
import { createCloudMcApp } from "./cloudmc/cloudmc-app";
import { createControlApp } from "./control/control-app";
import { createHereAccountApp, createHereApp } from "./here/here-app";
import { createSandbox, type Sandbox, type SandboxEnv } from "./sandbox";

export type Addresses = { cloudhealth: string; cloudmc: string; here: string; hereToken: string; control: string };
export type RunningSandbox = { addresses: Addresses; sandbox: Sandbox; close(): Promise<void> };

/** Room for addresses that an upstream refuses in its own words; what is longer still never reaches it. */
const LARGEST_HEAD = 65_536;

const PREFIX = /^\/(cloudhealth|cloudmc|here|here-account|__ctl)(\/|$)/;

/** Clients double slashes and leave one at the end; the upstreams do not mind, so the paths are made plain first. */
function plainPath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/\/{2,}/g, "/");
  return path.length > 1 && PREFIX.test(path) ? path.replace(/\/$/, "") : path;
}

function createApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>({ getPath: plainPath });
  app.route("/cloudhealth", createCloudHealthApp(sandbox));
  app.route("/cloudmc", createCloudMcApp(sandbox));
  app.route("/here", createHereApp(sandbox));
  app.route("/here-account", createHereAccountApp(sandbox));
  app.route("/__ctl", createControlApp(sandbox));
  app.notFound((c) => c.json({ error: "The requested resource does not exist" }, 404));
  app.onError((error, c) => {
    console.error(error);
    return c.json({ error: "The sandbox itself failed" }, 500);
  });
  return app;
}

function addressesOf(origin: string): Addresses {
  return {
    cloudhealth: `${origin}/cloudhealth`,
    cloudmc: `${origin}/cloudmc`,
    here: `${origin}/here`,
    hereToken: `${origin}/here-account/oauth2/token`,
    control: `${origin}/__ctl`,
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
}

async function closeServer(server: Server, sandbox: Sandbox): Promise<void> {
  const closed = once(server, "close");
  sandbox.held.release();
  server.close();
  server.closeAllConnections();
  await closed;
  sandbox.store.close();
}

export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  const server = createServer({ maxHeaderSize: LARGEST_HEAD }, getRequestListener(createApp(sandbox).fetch));
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");
  sandbox.origin = `http://127.0.0.1:${portOf(server)}`;
  return { sandbox, addresses: addressesOf(sandbox.origin), close: () => closeServer(server, sandbox) };
}
