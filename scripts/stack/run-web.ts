import { spawn } from "node:child_process";
import { once } from "node:events";
import { settings } from "@/lib/support/env";
import { adoptEnvironment } from "./adopt-environment";
import { isBuildFresh, sourceHash } from "./build-stamp";
import { requireFreePort } from "./ports";
import { ROOT } from "./project";
import { webPlan } from "./stack-processes";
import { StartFault } from "./start-fault.mjs";
import { webEnvironment } from "./web-environment";

export async function runWeb(signal: AbortSignal): Promise<number> {
  adoptEnvironment(ROOT);
  if (!isBuildFresh(sourceHash()))
    throw new StartFault("The pages are not built from the present sources: npm start builds them.");
  const known = settings();
  await requireFreePort(known.port, known.host);
  const plan = webPlan({ ...process.env, NODE_ENV: "production", ...webEnvironment(known) }, "production");
  const child = spawn(process.execPath, plan.args, { cwd: ROOT, env: plan.environment, stdio: "inherit" });
  signal.addEventListener("abort", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return signal.aborted ? 0 : (code ?? 1);
}
