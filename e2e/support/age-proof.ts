import { execFileSync } from "node:child_process";
import { PEOPLE, type Persona } from "./people";
import { runEnvironment } from "./run-environment";

/** As if this person had last proven who they are more than five minutes ago. */
export function ageProof(persona: Persona): void {
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/testing/age-proof.ts", PEOPLE[persona]];
  execFileSync(process.execPath, command, { env: { ...process.env, ...runEnvironment() } });
}
