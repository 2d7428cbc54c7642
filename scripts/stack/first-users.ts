import { spawn } from "node:child_process";
import { z } from "zod";
import { ROOT } from "./project";
import { StartFault } from "./start-fault.mjs";
import type { Variables } from "./variables";

const SignIns = z.array(
  z.object({ email: z.string(), role: z.string(), password: z.string(), of: z.string().nullish() }),
);
export type SignIns = z.infer<typeof SignIns>;

/** Makes the first people, in a process that ends, so that the supervisor itself holds no connection to the database. */
export async function makeFirstUsers(environment: Variables, signal: AbortSignal): Promise<SignIns> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "first", "--json"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: environment,
    signal,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  signal.throwIfAborted();
  if (code === 0) return SignIns.parse(JSON.parse(said.out));
  throw new StartFault(`The first people could not be made: ${said.err.trim().split("\n").slice(-3).join(" ")}`);
}
