import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { peopleDb } from "@/lib/db/client";
import { insertSession } from "@/lib/db/session-rows";
import { insertUser } from "@/lib/db/user-rows";
import type { Role, StaffRole } from "@/lib/domain/access/roles";
import type { StaffScope } from "@/lib/domain/access/scope";
import { personListQuery } from "@/lib/domain/people/person-list-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { cancelInvitation } from "@/lib/services/people/cancel-invitation";
import { changePersonPlace } from "@/lib/services/people/change-person-place";
import { disablePerson } from "@/lib/services/people/disable-person";
import { enablePerson } from "@/lib/services/people/enable-person";
import { endPersonSessions } from "@/lib/services/people/end-person-sessions";
import { invitePerson } from "@/lib/services/people/invite-person";
import { loadPeople, loadPerson } from "@/lib/services/people/load-people";
import { renewPasswordLink } from "@/lib/services/people/renew-password-link";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ACME = customerId("3947");
const refused = (code: string) => ({ ok: false, refusal: { code } });

beforeEach(async () => {
  await sql("truncate app_user, app_session, audit_entry, customer cascade");
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
     values ('3947', 'Acme', 'acme', 'managed_without_access', true, '[]', now())`,
  );
});

async function person(name: string, role: Role): Promise<string> {
  const id = randomUUID();
  const email = `${name.toLowerCase()}@x.example`;
  const place = { role, customerId: role === "viewer" ? ACME : null };
  await insertUser(peopleDb(), { id, email, name, ...place, passwordHash: "x" });
  const absoluteExpiresAt = new Date(Date.now() + 3_600_000);
  await insertSession(peopleDb(), { sidHash: randomUUID(), userId: id, absoluteExpiresAt, ip: null, userAgent: null });
  return id;
}

async function staff(name: string, role: StaffRole): Promise<StaffScope> {
  return staffScope(role, name, await person(name, role));
}

const trail = () => sql("select verb, actor_name, subject, detail from audit_entry order by id");
const live = async (id: string) =>
  (await sql("select 1 from app_session where user_id = $1 and revoked_at is null", [id])).length;
const invitation = (more: object = {}) => ({
  id: randomUUID(),
  link: randomUUID(),
  name: "Zoë",
  email: "zoe@x.example",
  role: "viewer" as Role,
  customer: ACME as typeof ACME | null,
  further: [],
  ...more,
});

describe("an invitation", () => {
  test("makes somebody without a password and a link of which only the hash is kept", async () => {
    const ada = await staff("Ada", "admin");
    const wanted = invitation();
    const made = await invitePerson(ada, wanted);
    if (!made.ok) throw new Error(made.refusal.code);
    const token = made.value.link.url.split("#")[1] ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    const kept = await sql<{ hours: number }>(
      "select *, extract(epoch from expires_at - now())::float8 / 3600 as hours from password_link",
    );
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(kept[0]?.hours).toBeCloseTo(72, 1);
    expect((await loadPerson(ada, wanted.id))?.person).toMatchObject({ state: "invited", customerName: "Acme" });
    const detail = { name: "Zoë", role: "viewer", customer: "3947" };
    expect(await trail()).toEqual([{ verb: "person:invited", actor_name: "Ada", subject: "zoe@x.example", detail }]);
    expect(JSON.stringify(await trail())).not.toContain(token);
  });

  test("sent twice is one person, one open link and one line in the audit", async () => {
    const ada = await staff("Ada", "admin");
    const wanted = invitation();
    expect(await invitePerson(ada, wanted)).toMatchObject({ ok: true });
    expect(await invitePerson(ada, wanted)).toMatchObject({ ok: true, value: { id: wanted.id } });
    expect(await sql("select 1 from password_link")).toHaveLength(1);
    expect(await trail()).toHaveLength(1);
    expect(await invitePerson(ada, { ...wanted, role: "admin", customer: null })).toEqual(refused("link-spent"));
    expect(await invitePerson(ada, invitation())).toMatchObject(refused("email-taken"));
  });

  test("of one address by two admins at once is one, and the second is told", async () => {
    const [ada, bea] = [await staff("Ada", "admin"), await staff("Bea", "admin")];
    const answers = await Promise.all([invitePerson(ada, invitation()), invitePerson(bea, invitation())]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject(refused("email-taken"));
  });

  test("names a customer there is, for a viewer and nobody else", async () => {
    const ada = await staff("Ada", "admin");
    expect(await invitePerson(ada, invitation({ customer: null }))).toEqual(refused("customer-needed"));
    expect(await invitePerson(ada, invitation({ role: "admin" }))).toEqual(refused("customer-not-allowed"));
    expect(await invitePerson(ada, invitation({ customer: customerId("9") }))).toMatchObject(
      refused("customer-unknown"),
    );
  });

  test("that is cancelled takes the person out, however often it is asked for", async () => {
    const ada = await staff("Ada", "admin");
    const wanted = invitation();
    await invitePerson(ada, wanted);
    expect(await cancelInvitation(ada, wanted)).toMatchObject({ ok: true });
    expect(await cancelInvitation(ada, wanted)).toMatchObject({ ok: true });
    expect(await loadPerson(ada, wanted.id)).toBeNull();
    expect(await invitePerson(ada, invitation())).toMatchObject({ ok: true });
    expect((await trail()).map(({ verb }) => verb)).toEqual(["person:invited", "person:uninvited", "person:invited"]);
    expect(await cancelInvitation(ada, { id: ada.userId })).toEqual(refused("person-not-invited"));
  });
});

describe("a change to a person", () => {
  test("of role ends all sessions, says what was before, and is one effect when sent twice", async () => {
    const ada = await staff("Ada", "admin");
    const id = await person("Ola", "operator");
    const wanted = { id, version: 0, role: "viewer" as Role, customer: ACME, further: [] };
    expect(await changePersonPlace(ada, wanted)).toMatchObject({ ok: true });
    expect(await changePersonPlace(ada, wanted)).toMatchObject({ ok: true });
    expect(await live(id)).toBe(0);
    const detail = { roleBefore: "operator", customerBefore: null, role: "viewer", customer: "3947" };
    expect(await trail()).toMatchObject([{ verb: "person:moved", detail }]);
  });

  test("made from what another admin has changed meanwhile is refused", async () => {
    const [ada, bea] = [await staff("Ada", "admin"), await staff("Bea", "admin")];
    const id = await person("Ola", "operator");
    expect(
      await changePersonPlace(ada, { id, version: 0, role: "analyst", customer: null, further: [] }),
    ).toMatchObject({
      ok: true,
    });
    expect(await changePersonPlace(bea, { id, version: 0, role: "admin", customer: null, further: [] })).toEqual(
      refused("version-conflict"),
    );
    expect(await disablePerson(bea, { id, version: 0 })).toEqual(refused("version-conflict"));
  });

  test("that disables ends sessions and links; enabling brings neither back", async () => {
    const ada = await staff("Ada", "admin");
    const id = await person("Ola", "operator");
    await renewPasswordLink(ada, { id, link: randomUUID() });
    expect(await disablePerson(ada, { id, version: 0 })).toMatchObject({ ok: true });
    expect(await disablePerson(ada, { id, version: 0 })).toMatchObject({ ok: true });
    expect(await renewPasswordLink(ada, { id, link: randomUUID() })).toEqual(refused("person-disabled"));
    expect(await enablePerson(ada, { id, version: 1 })).toMatchObject({ ok: true });
    const found = await loadPerson(ada, id);
    expect(found?.person).toMatchObject({ state: "active", sessions: 0, linkExpiresAt: null });
    expect((await trail()).map(({ verb }) => verb)).toEqual(["person:link-made", "person:disabled", "person:enabled"]);
  });

  test("that ends all sessions ends that person's and nobody else's", async () => {
    const ada = await staff("Ada", "admin");
    const id = await person("Ola", "operator");
    expect(await endPersonSessions(ada, { id })).toEqual({ ok: true, value: { ended: 1 } });
    expect(await endPersonSessions(ada, { id })).toEqual({ ok: true, value: { ended: 0 } });
    expect([await live(id), await live(ada.userId)]).toEqual([0, 1]);
    expect(await trail()).toHaveLength(1);
  });

  test("by a link leaves one link that opens", async () => {
    const ada = await staff("Ada", "admin");
    const id = await person("Ola", "operator");
    const link = randomUUID();
    await renewPasswordLink(ada, { id, link });
    expect(await renewPasswordLink(ada, { id, link: randomUUID() })).toMatchObject({ ok: true });
    expect(await renewPasswordLink(ada, { id, link })).toEqual(refused("link-spent"));
    const open = "select 1 from password_link where used_at is null and replaced_at is null";
    expect(await sql(open)).toHaveLength(1);
  });
});

describe("admins", () => {
  test("who disable or demote each other at the same moment leave one of them", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await sql("truncate app_user cascade");
      const [ada, bea] = [await staff("Ada", "admin"), await staff("Bea", "admin")];
      const answers = await Promise.all([
        disablePerson(ada, { id: bea.userId, version: 0 }),
        changePersonPlace(bea, { id: ada.userId, version: 0, role: "operator", customer: null, further: [] }),
      ]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      expect(answers).toContainEqual(refused("last-admin"));
    }
  });

  test("neither disable nor demote themselves", async () => {
    const ada = await staff("Ada", "admin");
    await staff("Bea", "admin");
    const own = { id: ada.userId, version: 0 };
    expect(await disablePerson(ada, own)).toEqual(refused("own-access"));
    expect(await changePersonPlace(ada, { ...own, role: "analyst", customer: null, further: [] })).toEqual(
      refused("own-role"),
    );
    expect(await live(ada.userId)).toBe(1);
  });
});

test("nobody but an admin sees or changes people", async () => {
  const id = await person("Vic", "viewer");
  for (const role of ["operator", "analyst"] as const) {
    const scope = await staff(role, role);
    const no = refused("not-permitted");
    expect(await invitePerson(scope, invitation())).toEqual(no);
    expect(await disablePerson(scope, { id, version: 0 })).toEqual(no);
    expect(await renewPasswordLink(scope, { id, link: randomUUID() })).toEqual(no);
    expect(await endPersonSessions(scope, { id })).toEqual(no);
    await expect(loadPeople(scope, personListQuery({}))).rejects.toThrow("Not permitted");
    await expect(loadPerson(scope, id)).rejects.toThrow("Not permitted");
  }
  expect(await trail()).toEqual([]);
});

test("the list is searched without accents and case, filtered by role and state, and paged", async () => {
  const ada = await staff("Ada", "admin");
  await invitePerson(ada, invitation());
  await person("100%", "analyst");
  for (let at = 0; at < 20; at += 1) await person(`op${at}`, "operator");
  const ask = async (params: Record<string, string>) => {
    const { people, total } = await loadPeople(ada, personListQuery(params));
    return [people[0]?.name, people.length, total];
  };
  expect(await ask({ q: "ZOE" })).toEqual(["Zoë", 1, 1]);
  expect(await ask({ q: "%" })).toEqual(["100%", 1, 1]);
  expect(await ask({ state: "invited" })).toEqual(["Zoë", 1, 1]);
  expect(await ask({ role: "operator", q: "x.example" })).toEqual(["op0", 20, 20]);
  expect(await ask({ page: "2" })).toEqual(["op8", 3, 23]);
});
