import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { invitePerson } from "@/lib/services/people/invite-person";
import { renewPasswordLink } from "@/lib/services/people/renew-password-link";
import { useDatabase } from "@/scripts/testing/database";
import { type MailServer, startMailServer } from "@/scripts/testing/mail-server";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ADMIN = staffScope("admin", "Ann Élan");
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer("portal", "p@ss word");
  Object.assign(process.env, { SMTP_URL: server.url, SMTP_FROM: "Headwater <portal@northpine.example>" });
});
afterAll(() => server.close());
beforeEach(() => sql("truncate app_user, audit_entry cascade"));

const wanted = (language?: "en" | "fr") => ({
  id: randomUUID(),
  link: randomUUID(),
  name: 'Zoé "Z" <zoe@elsewhere.example>',
  email: "zoe@northpine.example",
  role: "analyst" as const,
  customer: null,
  further: [],
  ...(language ? { language } : {}),
});

/** The parts as they are read: quoted-printable undone. */
function read(raw: string): string {
  const joined = raw.replace(/=\r\n/g, "");
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
}

test("an invitation goes out by mail, in the language it was made in, to that address alone, and is shown all the same", async () => {
  const invited = await invitePerson(ADMIN, wanted("fr"));
  if (!invited.ok) throw new Error("Not invited");
  const { url, mailed } = invited.value.link;
  expect(mailed).toBe("sent");
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]?.to).toEqual(["zoe@northpine.example"]);
  const mail = read(server.mails[0]?.raw ?? "");
  expect(mail).toContain("From: Headwater <portal@northpine.example>");
  expect(mail).toContain("Ann Élan vous invite");
  expect(mail.split(url)).toHaveLength(4);
  const renewed = await renewPasswordLink(ADMIN, { id: invited.value.id, link: randomUUID() });
  expect(renewed).toMatchObject({ ok: true, value: { mailed: "sent" } });
  expect(read(server.mails[1]?.raw ?? "")).toContain("Ann Élan invites you");
  await sql("update app_user set password_hash = 'x'");
  await renewPasswordLink(ADMIN, { id: invited.value.id, link: randomUUID() });
  expect(read(server.mails[2]?.raw ?? "")).toContain("Subject: A new password");
});

test("what the mail server does not take is said, and the link stands", async () => {
  server.refusal = "No such person: zoe@northpine.example";
  const invited = await invitePerson(ADMIN, wanted());
  server.refusal = null;
  expect(invited).toMatchObject({ ok: true, value: { link: { mailed: "failed", url: expect.stringMatching(/#/) } } });
  expect(await sql("select 1 from password_link where replaced_at is null")).toHaveLength(1);
});

test("what is refused is not mailed", async () => {
  const before = server.mails.length;
  await invitePerson(ADMIN, { ...wanted(), role: "viewer" });
  expect(server.mails).toHaveLength(before);
});
