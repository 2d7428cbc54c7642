import { spawn } from "node:child_process";
import { once } from "node:events";
import { runEnvironment } from "./run-environment";

/** Plants the canaries; what is returned takes them out again. */
export async function plantCanaries(): Promise<() => Promise<void>> {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/testing/plant-canaries.ts"];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...runEnvironment() },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const said = await Promise.race([once(child.stdout, "data").then(String), ended.then(() => "nothing")]);
  if (!said.startsWith("planted")) throw new Error("The canaries could not be planted");
  return async () => {
    child.stdin.end();
    const [code] = await ended;
    if (code !== 0) throw new Error("The canaries were not all taken out");
  };
}
