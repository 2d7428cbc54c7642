import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { systemScope } from "@/lib/auth/system-scope";
import { closeDatabase } from "@/lib/db/client";
import { SHORTEST_PASSWORD } from "@/lib/domain/access/password-rule";
import { ROLES } from "@/lib/domain/access/roles";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { disableUser, loadUsers, resetPassword } from "@/lib/services/people/change-user";
import { createUser } from "@/lib/services/people/create-user";
import { forgetFirstUsers } from "../stack/first-users";
import { StartFault } from "../stack/start-fault.mjs";
import { makeFirstPeople } from "./make-first-people";

const PASSWORD_BYTES = 16;
const SCOPE = systemScope("npm run user");
const OPTIONS = {
  role: { type: "string" },
  name: { type: "string" },
  customer: { type: "string" },
  "password-stdin": { type: "boolean" },
  json: { type: "boolean" },
} as const;

type Options = ReturnType<typeof read>["values"];

const COMMANDS: Record<string, (email: string, options: Options) => Promise<void>> = {
  create,
  disable,
  reset,
  list,
  first,
};

export async function runUserCommand(args: readonly string[], help: string): Promise<number> {
  const { values, positionals } = read(args);
  const [name = "", email = "", ...more] = positionals;
  const command = COMMANDS[name];
  const wantsEmail = ["create", "disable", "reset"].includes(name);
  if (!command || more.length > 0 || wantsEmail === (email === "")) {
    console.error(help);
    return 2;
  }
  if (wantsEmail && !z.email().safeParse(email).success) throw new StartFault(`${email} is not an e-mail address.`);
  try {
    await command(email, values);
    if (wantsEmail && process.env.HEADWATER_HOME) forgetFirstUsers(process.env.HEADWATER_HOME);
    return 0;
  } finally {
    await closeDatabase();
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new StartFault(error instanceof Error ? error.message : String(error));
  }
}

async function create(email: string, options: Options): Promise<void> {
  const role = ROLES.find((known) => known === options.role);
  if (!role) throw new StartFault(`--role must be one of ${ROLES.join(", ")}.`);
  const customerId = options.customer === undefined ? null : parseCustomerId(options.customer);
  if (options.customer !== undefined && customerId === null)
    throw new StartFault("--customer must be a customer's number.");
  const { password, told } = await choosePassword(options);
  const passwordHash = await hashPassword(password);
  const made = await createUser(SCOPE, { email, name: options.name ?? email, role, customerId, passwordHash });
  if (!made.ok) throw new StartFault(whyNot(made.refusal.code, email));
  console.log(`${email} may sign in as ${role}. ${told}`);
}

async function disable(email: string): Promise<void> {
  const done = await disableUser(SCOPE, email);
  if (!done.ok) throw new StartFault(whyNot(done.refusal.code, email));
  console.log(`${email} can no longer sign in, and every session has ended.`);
}

async function reset(email: string, options: Options): Promise<void> {
  const { password, told } = await choosePassword(options);
  const done = await resetPassword(SCOPE, { email, passwordHash: await hashPassword(password) });
  if (!done.ok) throw new StartFault(whyNot(done.refusal.code, email));
  console.log(`${email} has a new password, and every session has ended. ${told}`);
}

async function list(): Promise<void> {
  for (const { email, name, role, customerId, disabledAt } of await loadUsers(SCOPE)) {
    const place = customerId ? ` of customer ${customerId}` : "";
    console.log(`${email}  ${role}${place}  ${name}${disabledAt ? `  disabled ${disabledAt.toISOString()}` : ""}`);
  }
}

async function first(_: string, options: Options): Promise<void> {
  const signIns = await makeFirstPeople({
    home: process.env.HEADWATER_HOME ?? ".headwater",
    isSandbox: process.env.HEADWATER_SANDBOX === "1",
    adminEmail: process.env.HEADWATER_ADMIN_EMAIL || undefined,
    adminPassword: process.env.HEADWATER_ADMIN_PASSWORD || undefined,
  });
  if (options.json) console.log(JSON.stringify(signIns));
  else for (const { email, password, role } of signIns) console.log(`${email}  ${password}  ${role}`);
}

async function choosePassword(options: Options): Promise<{ password: string; told: string }> {
  if (!options["password-stdin"]) {
    const password = randomBytes(PASSWORD_BYTES).toString("base64url");
    return { password, told: `Password, told this once: ${password}` };
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password.length < SHORTEST_PASSWORD) {
    throw new StartFault(`The password must be at least ${SHORTEST_PASSWORD} characters long.`);
  }
  return { password, told: "" };
}

function whyNot(code: string, email: string): string {
  const reasons: Record<string, string> = {
    "email-taken": `There is already somebody with the address ${email}.`,
    "customer-needed": "A viewer belongs to a customer: add --customer ID.",
    "customer-not-allowed": "Only a viewer belongs to a customer: leave out --customer.",
    nobody: `There is nobody with the address ${email}.`,
  };
  return reasons[code] ?? `Refused: ${code}.`;
}
