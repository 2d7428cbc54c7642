import { beforeEach, describe, expect, test } from "vitest";
import { customerId } from "@/lib/domain/values/customer-id";
import { disableUser, loadUsers, resetPassword } from "@/lib/services/people/change-user";
import { createUser, type NewPerson } from "@/lib/services/people/create-user";
import { startSync } from "@/lib/services/sync/start-sync";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ADMIN = staffScope("admin", "Ann");
const BO: NewPerson = {
  email: " Bo@Customer.example",
  name: "Bo",
  role: "viewer",
  customerId: customerId("3947"),
  passwordHash: "hash",
};
const EMAIL = "bo@customer.example";
const REFUSED = { ok: false, refusal: { code: "not-permitted" } };

beforeEach(() => sql("truncate app_user, app_session, audit_entry cascade"));

const trail = () => sql("select verb, actor_name, subject from audit_entry order by id");

async function withSession(): Promise<void> {
  await createUser(ADMIN, BO);
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) select 'sid', id, now() + interval '1 hour' from app_user",
  );
  await sql("truncate audit_entry");
}

const liveSessions = () => sql("select 1 from app_session where revoked_at is null");

describe("a person", () => {
  test("is made once, under one address however it is written, and the audit says by whom", async () => {
    expect(await createUser(ADMIN, BO)).toMatchObject({ ok: true });
    expect(await createUser(ADMIN, { ...BO, email: "BO@customer.example " })).toEqual({
      ok: false,
      refusal: { code: "email-taken", email: EMAIL },
    });
    expect(await sql("select email, role, customer_id from app_user")).toEqual([
      { email: EMAIL, role: "viewer", customer_id: "3947" },
    ]);
    expect(await trail()).toEqual([{ verb: "person:created", actor_name: "Ann", subject: EMAIL }]);
  });

  test("made by two admins at the same moment is made once, and the second is told", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => createUser(ADMIN, BO)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok)) {
      expect(answer).toEqual({ ok: false, refusal: { code: "email-taken", email: EMAIL } });
    }
    expect(await trail()).toHaveLength(1);
  });

  test("who is a viewer has a customer, and who is staff has none", async () => {
    expect(await createUser(ADMIN, { ...BO, customerId: null })).toMatchObject({
      refusal: { code: "customer-needed" },
    });
    expect(await createUser(ADMIN, { ...BO, role: "admin" })).toMatchObject({
      refusal: { code: "customer-not-allowed" },
    });
    expect(await sql("select 1 from app_user")).toEqual([]);
  });

  test("who is disabled loses all sessions at once, and twice is the same", async () => {
    await withSession();
    expect(await disableUser(ADMIN, " BO@customer.example")).toEqual({ ok: true, value: null });
    expect(await liveSessions()).toEqual([]);
    expect(await sql("select disabled_at is not null as off from app_user")).toEqual([{ off: true }]);
    expect(await disableUser(ADMIN, EMAIL)).toEqual({ ok: true, value: null });
    expect((await trail())[0]).toEqual({ verb: "person:disabled", actor_name: "Ann", subject: EMAIL });
  });

  test("with a new password loses all sessions and may come in again", async () => {
    await withSession();
    await disableUser(ADMIN, EMAIL);
    expect(await resetPassword(ADMIN, { email: EMAIL, passwordHash: "new" })).toEqual({ ok: true, value: null });
    expect(await liveSessions()).toEqual([]);
    expect(await sql("select password_hash, disabled_at from app_user")).toEqual([
      { password_hash: "new", disabled_at: null },
    ]);
    expect(JSON.stringify(await sql("select detail from audit_entry"))).not.toContain("new");
  });

  test("who is not there cannot be changed, and no entry says so", async () => {
    expect(await disableUser(ADMIN, "nobody@x.example")).toMatchObject({ refusal: { code: "nobody" } });
    expect(await trail()).toEqual([]);
  });
});

describe("whoever is not an admin", () => {
  test.each(["operator", "analyst"] as const)("manages nobody: %s", async (role) => {
    await withSession();
    const scope = staffScope(role);
    expect(await createUser(scope, { ...BO, email: "x@x.example" })).toEqual(REFUSED);
    expect(await disableUser(scope, EMAIL)).toEqual(REFUSED);
    expect(await resetPassword(scope, { email: EMAIL, passwordHash: "x" })).toEqual(REFUSED);
    await expect(loadUsers(scope)).rejects.toThrow("Not permitted");
    expect(await trail()).toEqual([]);
    expect(await sql("select email, password_hash, disabled_at from app_user")).toEqual([
      { email: EMAIL, password_hash: "hash", disabled_at: null },
    ]);
    expect(await liveSessions()).toHaveLength(1);
  });
});

describe("a sync on demand", () => {
  const waiting = () => sql("select key from graphile_worker.jobs where task_identifier like 'sync-%' order by key");

  test("is queued once however often it is asked for, and each wish is in the audit", async () => {
    await startSync(staffScope("operator", "Ola"));
    expect(await startSync(staffScope("operator", "Pim"))).toEqual({ ok: true, value: null });
    expect(await waiting()).toEqual([{ key: "sync-cloudhealth" }, { key: "sync-cloudmc" }]);
    expect(await trail()).toEqual(
      ["Ola", "Pim"].map((name) => ({ verb: "sync:asked", actor_name: name, subject: "cloudhealth, cloudmc" })),
    );
  });

  test("is refused to an analyst, and the system's own making of people is not", async () => {
    expect(await startSync(staffScope("analyst"))).toEqual(REFUSED);
    expect(await trail()).toEqual([]);
    expect(await createUser(SYSTEM, BO)).toMatchObject({ ok: true });
    expect(await trail()).toEqual([{ verb: "person:created", actor_name: "worker", subject: EMAIL }]);
  });
});
