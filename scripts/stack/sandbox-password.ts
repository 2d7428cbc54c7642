import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function sandboxPassword(home: string): string {
  const path = join(home, "sandbox-password");
  return existsSync(path) ? readFileSync(path, "utf8").trim() : "sandbox-only-password";
}
