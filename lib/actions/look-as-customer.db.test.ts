import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { leaveCustomerAction, switchCustomerAction } from "@/lib/actions/own-actions";
import { hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { leaveCustomer, listOwnCustomers, showCustomer, switchCustomer } from "@/lib/auth/shown-customer";
import type { Role } from "@/lib/domain/access/roles";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { settings } from "@/lib/support/env";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

// The request is the framework's; everything behind it is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
  }),
  headers: async () => request.headers,
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const ACME = customerId("3947");
const BOREALIS = customerId("3948");
const COBALT = customerId("3949");
const GONE = { ok: false, refusal: { code: "customer-gone" } };

beforeEach(async () => {
  request.cookies.clear();
  request.headers = new Headers({ origin: settings().appOrigin, "sec-fetch-site": "same-origin" });
  await sql("truncate app_user, app_session, audit_entry, customer cascade");
  for (const [id, name] of Object.entries({ [ACME]: "Acme", [BOREALIS]: "Borealis", [COBALT]: "Cobalt" })) {
    await sql(
      `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
       values ($1, $2, lower($2), 'read_only', true, '[]', now())`,
      [id, name],
    );
  }
});

async function signedIn(role: Role, customers: readonly CustomerId[] = []): Promise<StaffScope | ViewerScope> {
  const [first = null, ...further] = customers;
  const [id, sid] = [randomUUID(), randomBytes(32).toString("base64url")];
  await sql(
    `insert into app_user (id, email, name, role, customer_id, further_customers, password_hash)
     values ($1, $2, 'Mia', $3, $4, $5, 'x')`,
    [id, `${id}@acme.example`, role, first, further],
  );
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) values ($1, $2, now() + interval '1 hour')",
    [hashSid(sid), id],
  );
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
  return scopeNow();
}

async function scopeNow(): Promise<StaffScope | ViewerScope> {
  const scope = await currentScope();
  if (!scope) throw new Error("Not signed in");
  return scope;
}

async function asViewer(): Promise<ViewerScope> {
  const scope = await scopeNow();
  if (scope.kind !== "viewer") throw new Error("Not a viewer");
  return scope;
}

async function readable(): Promise<CustomerId[]> {
  const scope = await asViewer();
  const found = await Promise.all([ACME, BOREALIS, COBALT].map((id) => loadCustomer(scope, id)));
  return found.flatMap((one) => one?.customer.id ?? []);
}
const verbs = async () =>
  (await sql("select verb, customer_id from audit_entry order by id")).map((row) => [row.verb, row.customer_id]);

test("whoever reads several customers starts at the first, switches among their own, and reads one at a time", async () => {
  const scope = await signedIn("viewer", [BOREALIS, ACME]);
  expect(scope).toMatchObject({ kind: "viewer", customerId: BOREALIS, customers: [BOREALIS, ACME], seenBy: null });
  expect(await listOwnCustomers(await asViewer())).toEqual([
    { id: ACME, name: "Acme" },
    { id: BOREALIS, name: "Borealis" },
  ]);
  expect(await readable()).toEqual([BOREALIS]);
  expect(await switchCustomerAction({ customer: ACME })).toMatchObject({ ok: true });
  expect(await readable()).toEqual([ACME]);
  expect(await switchCustomer(await scopeNow(), { customer: COBALT })).toEqual(GONE);
  expect(await readable()).toEqual([ACME]);
});

test("a customer that CloudHealth no longer has is not read; without another one nobody is let in", async () => {
  await signedIn("viewer", [BOREALIS, ACME]);
  await switchCustomerAction({ customer: ACME });
  await sql("update customer set removed_at = now() where id = $1", [ACME]);
  expect(await asViewer()).toMatchObject({ customerId: BOREALIS, customers: [BOREALIS] });
  await sql("update customer set removed_at = now()");
  expect(await currentScope()).toBeNull();
});

test("staff who look as a customer read as its people do, change nothing, and are staff again when they leave", async () => {
  const staff = await signedIn("admin");
  if (staff.kind !== "staff") throw new Error("Not staff");
  expect(await showCustomer(staff, { customer: customerId("9999") })).toEqual(GONE);
  expect(await scopeNow()).toMatchObject({ kind: "staff" });
  await showCustomer(staff, { customer: ACME });
  expect(await scopeNow()).toMatchObject({ kind: "viewer", customerId: ACME, customers: [ACME], seenBy: "admin" });
  expect(await readable()).toEqual([ACME]);
  expect(await switchCustomerAction({ customer: ACME })).toMatchObject({ refusal: { code: "not-permitted" } });
  expect(await leaveCustomerAction({})).toMatchObject({ ok: true, value: { customer: ACME } });
  expect(await scopeNow()).toMatchObject({ kind: "staff", role: "admin" });
  expect(await leaveCustomer(await scopeNow())).toEqual({ ok: true, value: { customer: null } });
  expect(await verbs()).toEqual([
    ["customer:shown", ACME],
    ["customer:left", ACME],
  ]);
});

test("staff who look at a customer that is removed meanwhile are staff again", async () => {
  const staff = await signedIn("analyst");
  if (staff.kind !== "staff") throw new Error("Not staff");
  await showCustomer(staff, { customer: ACME });
  await sql("update customer set removed_at = now()");
  expect(await scopeNow()).toMatchObject({ kind: "staff", role: "analyst" });
});
