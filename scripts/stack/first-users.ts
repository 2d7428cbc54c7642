import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { roleAddress } from "@/lib/support/role-address";
import { SANDBOX_PEOPLE } from "../people/sandbox-people";
import { ROOT } from "./project";
import { StartFault } from "./start-fault.mjs";
import type { Variables } from "./variables";

const SignIns = z.array(
  z.object({ email: z.string(), role: z.string(), password: z.string(), of: z.string().nullish() }),
);
export type SignIns = z.infer<typeof SignIns>;

const Mark = z.object({ signature: z.string(), signIns: SignIns });

const markIn = (home: string): string => join(home, "first-people.json");

/** Makes the first people and returns the sign-ins to print. Looking after them takes seconds, so it is done once. */
export async function makeFirstUsers(home: string, variables: Variables, signal: AbortSignal): Promise<SignIns> {
  const signature = signatureOf(home, variables);
  const mark = readMark(home);
  if (mark?.signature === signature && (await hasPeople())) return mark.signIns;
  const signIns = await runFirst(variables, signal);
  // Only the sandbox's passwords may be told again: they are public. A made up one is told once.
  const lasting = variables.HEADWATER_SANDBOX === "1" ? signIns.filter(({ email }) => isOfSandbox(email)) : [];
  writeFileSync(markIn(home), JSON.stringify({ signature, signIns: lasting }), { mode: 0o600 });
  return signIns;
}

/** For whoever changes people: what was printed at the last start may no longer be true. */
export function forgetFirstUsers(home: string): void {
  rmSync(markIn(home), { force: true });
}

function isOfSandbox(email: string): boolean {
  return SANDBOX_PEOPLE.some((person) => person.email === email);
}

function signatureOf(home: string, variables: Variables): string {
  const password = join(home, "sandbox-password");
  const facts = [
    variables.HEADWATER_SANDBOX ?? "",
    variables.HEADWATER_ADMIN_EMAIL ?? "",
    new URL(variables.DATABASE_URL ?? "").pathname,
    existsSync(password) ? readFileSync(password, "utf8") : "",
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

function readMark(home: string): z.infer<typeof Mark> | null {
  const path = markIn(home);
  if (!existsSync(path)) return null;
  try {
    return Mark.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

async function hasPeople(): Promise<boolean> {
  const client = new pg.Client({ connectionString: roleAddress("headwater_staff") });
  await client.connect();
  try {
    return (await client.query("select from app_user limit 1")).rows.length > 0;
  } finally {
    await client.end();
  }
}

// In a process that ends, so that the supervisor itself holds no connection to the database.
async function runFirst(variables: Variables, signal: AbortSignal): Promise<SignIns> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/user.ts", "first", "--json"];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: variables, signal, stdio: ["ignore", "pipe", "pipe"] });
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
