import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/auth/password";
import { peopleDb } from "@/lib/db/client";
import { insertUser } from "@/lib/db/user-rows";
import type { StaffRole } from "@/lib/domain/access/roles";
import { isLetIn, sessionOf, signInWith, signOutWith, takeToken } from "./door-steps";
import { cookieOf, type Doors, type Probe } from "./doors";
import { type Answer, saidOf } from "./portal-client";
import { emailOf, PASSWORD } from "./principals";

interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
}

let made = 0;

/** Somebody new, signed in from an address of their own. */
async function somebody({ client }: Doors, role: StaffRole): Promise<Person> {
  made += 1;
  const [id, email] = [randomUUID(), emailOf(`somebody-${made}`)];
  const passwordHash = await hashPassword(PASSWORD);
  await insertUser(peopleDb(), { id, email, name: "Somebody", role, customerId: null, passwordHash });
  const { cookie } = await signInWith(client, { email, address: `203.0.113.${made}` });
  return { id, email, cookie };
}

async function callAs(
  { client, built }: Doors,
  cookie: string,
  call: { name: string; input: object },
): Promise<Answer> {
  const action = built.actions.find(({ name }) => name === call.name);
  if (!action) throw new Error(`The build holds no ${call.name}`);
  return client.act({ id: action.id, path: action.page.replace(/\[\w+\]/g, "3948"), cookie, input: call.input });
}

/** Each ends a session in one way; what the cookie of before opens afterwards is a fault. */
const ENDINGS: Readonly<Record<string, (doors: Doors, person: Person) => Promise<unknown>>> = {
  "signing out": ({ client }, { cookie }) => signOutWith(client, cookie),
  "another role": async (doors, { id }) => {
    const input = { id, version: await versionOf(doors, id), role: "analyst", customer: null };
    return mustBe("ok", await callAs(doors, cookieOf(doors, "admin"), { name: "changePersonPlaceAction", input }));
  },
  "being disabled": async (doors, { id }) => {
    const input = { id, version: await versionOf(doors, id) };
    return mustBe("ok", await callAs(doors, cookieOf(doors, "admin"), { name: "disablePersonAction", input }));
  },
  "an admin who ends all sessions": async (doors, { id }) =>
    mustBe("ok", await callAs(doors, cookieOf(doors, "admin"), { name: "endPersonSessionsAction", input: { id } })),
  "a new password, set elsewhere": async (doors, { email }) => {
    const { cookie } = await signInWith(doors.client, { email, address: `203.0.114.${made}` });
    const input = { present: PASSWORD, wanted: "another-long-password" };
    return mustBe("ok", await callAs(doors, cookie, { name: "changeOwnPasswordAction", input }));
  },
  "signing in anew with it": ({ client }, { email, cookie }) =>
    signInWith(client, { email, cookie, address: `203.0.115.${made}` }),
  "half an hour without a word": ({ ground }, { id }) =>
    ground.sql("UPDATE app_session SET last_seen_at = now() - interval '31 minutes' WHERE user_id = $1", [id]),
  "twelve hours": ({ ground }, { id }) =>
    ground.sql("UPDATE app_session SET absolute_expires_at = now() WHERE user_id = $1", [id]),
};

export const probeEndings: Probe = async (doors) => {
  const faults: string[] = [];
  for (const [what, end] of Object.entries(ENDINGS)) {
    const person = await somebody(doors, "operator");
    if (!(await isLetIn(doors.client, person.cookie))) faults.push(`before ${what} nobody was let in`);
    await end(doors, person);
    if (await isLetIn(doors.client, person.cookie)) faults.push(`after ${what} the cookie still opens`);
    const write = await callAs(doors, person.cookie, { name: "startSyncAction", input: {} });
    if (saidOf(write) !== "signed-out") faults.push(`after ${what} an action answers ${saidOf(write)}`);
  }
  return { tried: Object.keys(ENDINGS).length * 2, faults };
};

/** Whatever session somebody planted beforehand, signing in makes a new one. */
export const probeFixation: Probe = async (doors) => {
  const { client } = doors;
  const faults: string[] = [];
  const planted = [(await somebody(doors, "analyst")).cookie, "headwater.sid=chosen-by-somebody-else"];
  for (const cookie of planted) {
    const person = await somebody(doors, "operator");
    const after = await signInWith(client, { email: person.email, cookie, address: "203.0.116.1" });
    if (sessionOf(after.cookie) === sessionOf(cookie)) faults.push("signing in keeps the session that was planted");
    if (!(await isLetIn(client, after.cookie))) faults.push("a planted session keeps somebody from signing in");
    if (await isLetIn(client, cookie)) faults.push("the session that was planted still opens");
  }
  return { tried: planted.length * 3, faults };
};

/** Cookies that are not ours, and requests that others could make somebody send. */
export const probeForgeries: Probe = async (doors) => {
  const { client } = doors;
  const faults: string[] = [];
  const { cookie, email } = await somebody(doors, "admin");
  const sid = sessionOf(cookie);
  const parts = sid.split(".");
  const forged = [
    `${sid.slice(0, -4)}AAAA`,
    `x${sid}`,
    parts.slice(0, 4).join("."),
    [Buffer.from('{"alg":"none"}').toString("base64url"), Buffer.from('{"sid":"x"}').toString("base64url"), ""].join(
      ".",
    ),
    [Buffer.from('{"alg":"dir","enc":"none"}').toString("base64url"), ...parts.slice(1)].join("."),
    "null",
    "%00",
    "x".repeat(6_000),
  ];
  for (const value of forged) {
    const { status } = await client.ask("/api/customers/template", { cookie: `headwater.sid=${value}` });
    if (status !== 401) faults.push(`the cookie ${value.slice(0, 40)} is answered ${status}`);
  }
  const token = await takeToken(client);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body = (fields: Record<string, string>) => new URLSearchParams({ ...fields, json: "true" }).toString();
  await client.ask("/api/auth/signout", { cookie });
  await client.ask("/api/auth/signout", { method: "POST", cookie, headers: form, body: body({}) });
  await client.ask("/api/auth/signout", {
    method: "POST",
    cookie,
    headers: form,
    body: body({ csrfToken: token.csrfToken }),
  });
  if (!(await isLetIn(client, cookie))) faults.push("another's page can sign somebody out");
  for (const csrfToken of ["", "x", token.csrfToken]) {
    const path = "/api/auth/callback/credentials";
    const fields = body({ email, password: PASSWORD, csrfToken });
    const answer = await client.ask(path, { method: "POST", headers: form, body: fields });
    if (/headwater\.sid=[^;]/.test(String(answer.headers["set-cookie"])))
      faults.push("another's page can sign somebody in");
  }
  return { tried: forged.length + 6, faults };
};

async function versionOf({ ground }: Doors, id: string): Promise<number> {
  const [row] = await ground.sql<{ version: number }>("SELECT version FROM app_user WHERE id = $1", [id]);
  return row?.version ?? -1;
}

function mustBe(said: string, answer: Answer): void {
  if (saidOf(answer) !== said) throw new Error(`${said} was due: ${answer.status} ${answer.text.slice(0, 300)}`);
}
