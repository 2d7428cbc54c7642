import { execFileSync } from "node:child_process";
import { runEnvironment } from "./run-environment";

/** As if every cost had been read two hours earlier, so that the next look at one has it read anew. */
export function ageFigures(): void {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/testing/age-figures.ts"];
  execFileSync(process.execPath, command, { env: { ...process.env, ...runEnvironment() } });
}
