import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { systemScope } from "@/lib/auth/system-scope";
import { peopleDb } from "@/lib/db/client";
import { findUserForSignIn } from "@/lib/db/user-rows";
import { customerId } from "@/lib/domain/values/customer-id";
import { disableUser, loadUsers } from "@/lib/services/people/change-user";
import { createUser } from "@/lib/services/people/create-user";
import type { SignIns } from "../stack/first-users";
import { keptSecret } from "../stack/home.mjs";
import { sandboxPassword } from "../stack/sandbox-password";
import { SANDBOX_PEOPLE, type SandboxPerson } from "./sandbox-people";

const SCOPE = systemScope("set-up");

export interface FirstPeople {
  readonly home: string;
  readonly isSandbox: boolean;
  readonly adminEmail: string | undefined;
  readonly adminPassword: string | undefined;
}

/** Makes whoever is missing and returns the sign-ins that may be told: those just made up, and the sandbox's public ones. */
export async function makeFirstPeople(facts: FirstPeople): Promise<SignIns> {
  const password = sandboxPassword(facts.home);
  const present = facts.isSandbox ? await welcomeSandboxPeople(password) : await dismissSandboxPeople(password);
  const admin = await makeFirstAdmin(facts);
  return [...admin, ...present];
}

async function welcomeSandboxPeople(password: string): Promise<SignIns> {
  const signIns = await Promise.all(
    SANDBOX_PEOPLE.map(async (person) => {
      if (!(await isKnown(person))) await create(person, password);
      return (await opens(person, password)) ? [toSignIn(person, password)] : [];
    }),
  );
  return signIns.flat();
}

/** Their password is public: with real upstreams behind the same database, nobody may come in by it. */
async function dismissSandboxPeople(password: string): Promise<SignIns> {
  for (const person of SANDBOX_PEOPLE) {
    if (await opens(person, password)) await disableUser(SCOPE, person.email);
  }
  return [];
}

async function makeFirstAdmin({ home, adminEmail, adminPassword }: FirstPeople): Promise<SignIns> {
  const people = await loadUsers(SCOPE);
  if (people.some((person) => person.role === "admin" && person.disabledAt === null)) return [];
  const email = adminEmail ?? "admin@headwater.example";
  const password = adminPassword ?? keptSecret(home, "admin-password");
  await create({ email, name: "First admin", role: "admin", customer: null }, password);
  return adminPassword === undefined ? [{ email, password, role: "admin" }] : [];
}

async function create(person: SandboxPerson, password: string): Promise<void> {
  const made = await createUser(SCOPE, {
    email: person.email,
    name: person.name,
    role: person.role,
    customerId: person.customer && customerId(person.customer.id),
    furtherCustomers: (person.further ?? []).map(customerId),
    passwordHash: await hashPassword(password),
  });
  // Another process that starts at the same moment may have been first.
  if (!made.ok && made.refusal.code !== "email-taken") throw new Error(`No sign-in was made: ${made.refusal.code}`);
}

async function isKnown(person: SandboxPerson): Promise<boolean> {
  return (await findUserForSignIn(peopleDb(), person.email)) !== null;
}

async function opens(person: SandboxPerson, password: string): Promise<boolean> {
  const found = await findUserForSignIn(peopleDb(), person.email);
  return found !== null && found.user.disabledAt === null && verifyPassword(password, found.passwordHash);
}

function toSignIn({ email, role, customer }: SandboxPerson, password: string): SignIns[number] {
  return { email, role, password, of: customer?.name ?? null };
}
