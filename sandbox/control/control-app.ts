import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { EditInput } from "./edit-input";
import { applyEdit } from "./edits";
import { describeFaultKinds } from "./fault-kinds";
import { FaultInput } from "./faults";
import { loopbackOnly } from "./loopback-only";
import { editRows, RowEditInput } from "./row-edits";
import { SwitchInput, switchesOff } from "./switches";

const WhichClock = z.enum(["world", "tokens"]).default("world");
const ClockInput = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }).nullable(), of: WhichClock }),
  z.strictObject({ advance: z.int().min(-4_000_000_000).max(4_000_000_000), of: WhichClock }),
]);

async function readInput<Output>(c: Context, schema: z.ZodType<Output>): Promise<Output | Response> {
  const body: unknown = await c.req.json().catch(() => null);
  const read = schema.safeParse(body);
  return read.success ? read.data : c.json({ error: z.prettifyError(read.error) }, 400);
}

function serveFaults(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/fault-kinds", (c) => c.json({ kinds: describeFaultKinds() }));
  app.get("/faults", (c) => c.json({ faults: sandbox.faults.all() }));
  app.post("/faults", async (c) => {
    const setting = await readInput(c, FaultInput);
    return setting instanceof Response ? setting : c.json(sandbox.faults.add(setting), 201);
  });
  app.delete("/faults", (c) => {
    sandbox.faults.clear();
    return c.body(null, 204);
  });
}

function serveRequests(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/requests", (c) => c.json({ requests: sandbox.requests.all() }));
  app.delete("/requests", (c) => {
    sandbox.requests.clear();
    return c.body(null, 204);
  });
}

function serveState(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/store", (c) => c.json(sandbox.store.dump()));
  app.post("/rows", async (c) => {
    const edit = await readInput(c, RowEditInput);
    if (edit instanceof Response) return edit;
    editRows(sandbox, edit);
    return c.body(null, 204);
  });
  app.get("/switches", (c) => c.json(sandbox.switches));
  app.post("/switches", async (c) => {
    const setting = await readInput(c, SwitchInput);
    if (setting instanceof Response) return setting;
    return c.json(Object.assign(sandbox.switches, setting));
  });
}

function resetAll(sandbox: Sandbox): void {
  sandbox.store.reset();
  sandbox.faults.clear();
  sandbox.held.release();
  sandbox.revokedKeys.clear();
  sandbox.requests.clear();
  Object.assign(sandbox.switches, switchesOff());
  sandbox.clock.set(null);
  sandbox.tokenClock.set(null);
  for (const reset of sandbox.onReset) reset();
}

export function createControlApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use("*", loopbackOnly);
  serveFaults(app, sandbox);
  serveRequests(app, sandbox);
  serveState(app, sandbox);
  app.post("/reset", (c) => {
    resetAll(sandbox);
    return c.body(null, 204);
  });
  app.post("/edits", async (c) => {
    const edit = await readInput(c, EditInput);
    if (edit instanceof Response) return edit;
    return applyEdit(sandbox, edit)
      ? c.body(null, 204)
      : c.json({ error: "There is nothing of that name to edit" }, 404);
  });
  app.post("/clock", async (c) => {
    const setting = await readInput(c, ClockInput);
    if (setting instanceof Response) return setting;
    const clock = setting.of === "tokens" ? sandbox.tokenClock : sandbox.clock;
    if ("advance" in setting) clock.advance(setting.advance);
    else clock.set(setting.now === null ? null : new Date(setting.now));
    return c.json({ now: sandbox.clock.now().toISOString(), tokens: sandbox.tokenClock.now().toISOString() });
  });
  return app;
}
