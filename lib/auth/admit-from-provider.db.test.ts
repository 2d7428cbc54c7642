import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { admitFromProvider } from "@/lib/auth/admit-from-provider";
import type { Role } from "@/lib/domain/access/roles";
import { customerId } from "@/lib/domain/values/customer-id";
import { useDatabase } from "@/scripts/testing/database";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

const ISSUER = "https://id.example.com";
const CLAIMS = { subject: "u-1", email: "ada@northpine.example", name: "Ada", provenAt: null, hasFactor: false };
const refused = (code: string) => ({ ok: false, refusal: { code } });
const place = (role: Role, customer?: string) => ({
  value: "x",
  role,
  customerId: customer === undefined ? null : customerId(customer),
});

beforeEach(async () => {
  await sql("truncate app_user, app_session, audit_entry, customer cascade");
});

async function person(email: string, role: Role, more: { password?: string; disabled?: true } = {}): Promise<string> {
  const id = randomUUID();
  await sql(
    "insert into app_user (id, email, name, role, customer_id, password_hash, disabled_at) values ($1, $2, 'P', $3, $4, $5, $6)",
    [id, email, role, role === "viewer" ? "3947" : null, more.password ?? null, more.disabled ? new Date() : null],
  );
  return id;
}

const visit = (changes: Partial<Parameters<typeof admitFromProvider>[0]> = {}) =>
  admitFromProvider({ issuer: ISSUER, claims: CLAIMS, givesRoles: false, place: null, ...changes });

describe("without roles from the provider", () => {
  test("whoever is known by their address comes in as what they are, and afterwards by the provider's name for them", async () => {
    const id = await person(CLAIMS.email, "viewer", { password: "hash" });
    expect(await visit()).toEqual({ ok: true, value: id });
    expect(await visit({ claims: { ...CLAIMS, email: "married@northpine.example" } })).toEqual({ ok: true, value: id });
    expect(await visit({ claims: { ...CLAIMS, email: null } })).toEqual({ ok: true, value: id });
    expect(await sql("select email, role, password_hash from app_user")).toEqual([
      { email: CLAIMS.email, role: "viewer", password_hash: "hash" },
    ]);
  });

  test("nobody unknown comes in", async () => {
    expect(await visit()).toEqual(refused("provider-unknown"));
    expect(await sql("select 1 from app_user")).toEqual([]);
  });

  test("an address is not taken over by another account of the same provider, but by one of the next provider", async () => {
    const id = await person(CLAIMS.email, "operator");
    await visit();
    const other = { ...CLAIMS, subject: "u-2" };
    expect(await visit({ claims: other })).toEqual(refused("provider-other"));
    expect(await visit({ claims: other, issuer: "https://new.example.com" })).toEqual({ ok: true, value: id });
    expect(await visit()).toEqual({ ok: true, value: id });
  });

  test("an invitation that was used so opens nothing any more; a switched off person stays out", async () => {
    const id = await person(CLAIMS.email, "operator");
    await sql(
      "insert into password_link (id, token_hash, user_id, kind, expires_at) values ($1, 'h', $2, 'invitation', now() + interval '1 day')",
      [randomUUID(), id],
    );
    await visit();
    expect(await sql("select 1 from password_link where used_at is null and replaced_at is null")).toEqual([]);
    await sql("update app_user set disabled_at = now()");
    expect(await visit()).toEqual(refused("provider-disabled"));
    await person("bo@northpine.example", "viewer", { disabled: true });
    expect(await visit({ claims: { ...CLAIMS, subject: "u-3", email: "bo@northpine.example" } })).toEqual(
      refused("provider-disabled"),
    );
  });
});

describe("with roles from the provider", () => {
  const given = (role: Role | null, customer?: string) =>
    visit({ givesRoles: true, place: role && place(role, customer) });

  test("a viewer's place names a customer that is there", async () => {
    expect(await given("viewer", "3947")).toEqual(refused("provider-unknown"));
    await sql(
      "insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at) values ('3947', 'Acme', 'acme', 'managed', true, '[]', now())",
    );
    expect(await given("viewer", "3947")).toMatchObject({ ok: true });
    expect(await sql("select role, customer_id, name from app_user")).toEqual([
      { role: "viewer", customer_id: "3947", name: "Ada" },
    ]);
  });

  test("whoever was invited as a viewer needs none; staff without one are out, and their sessions end", async () => {
    await person(CLAIMS.email, "viewer");
    expect(await given(null)).toMatchObject({ ok: true });
    await sql("update app_user set role = 'operator', customer_id = null");
    await sql("insert into app_session (sid_hash, user_id, absolute_expires_at) select 's', id, now() from app_user");
    expect(await given(null)).toEqual(refused("provider-no-role"));
    expect(await sql("select revoked_at is null as live from app_session")).toEqual([{ live: false }]);
  });

  test("a role that changed ends all sessions and stands in the audit, before and after; the same role does neither", async () => {
    const id = await person(CLAIMS.email, "operator");
    await given("operator");
    await sql("insert into app_session (sid_hash, user_id, absolute_expires_at) values ('s', $1, now())", [id]);
    await given("operator");
    expect(await sql("select revoked_at is null as live from app_session")).toEqual([{ live: true }]);
    await given("analyst");
    expect(await sql("select revoked_at is null as live from app_session")).toEqual([{ live: false }]);
    expect(await sql("select verb, detail from audit_entry order by id")).toEqual([
      { verb: "own:provider-linked", detail: { provider: ISSUER } },
      {
        verb: "own:provider-moved",
        detail: { roleBefore: "operator", customerBefore: null, role: "analyst", customer: null },
      },
    ]);
  });

  test("two first visits at the same moment make one person", async () => {
    const answers = await Promise.allSettled([given("analyst"), given("analyst")]);
    expect(answers.some((one) => one.status === "fulfilled" && one.value.ok)).toBe(true);
    expect(await sql("select role from app_user")).toEqual([{ role: "analyst" }]);
  });
});
