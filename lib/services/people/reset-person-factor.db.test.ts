import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { resetPersonFactor } from "@/lib/services/people/reset-person-factor";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ADA = randomUUID();
const refused = (code: string) => ({ ok: false, refusal: { code } });

test("a second factor is reset by another admin alone, with its codes, and the person's sessions end", async () => {
  await sql(
    `insert into app_user (id, email, name, role, password_hash, factor_since, version)
     values ($1, 'ada@x.example', 'Ada', 'admin', 'x', now(), 3)`,
    [ADA],
  );
  await sql("insert into second_factor (user_id, secret) values ($1, 'sealed')", [ADA]);
  await sql("insert into recovery_code (user_id, code_hash) values ($1, 'hash')", [ADA]);
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) values ('a', $1, now() + interval '1 h')",
    [ADA],
  );
  const change = { id: ADA, version: 3 };
  const bea = staffScope("admin", "Bea");
  expect(await resetPersonFactor(staffScope("operator"), change)).toMatchObject(refused("not-permitted"));
  expect(await resetPersonFactor(staffScope("admin", "Ada", ADA), change)).toEqual(refused("own-factor"));
  expect(await resetPersonFactor(bea, { ...change, version: 2 })).toEqual(refused("version-conflict"));
  expect(await sql("select 1 from app_session where revoked_at is null")).toHaveLength(1);
  expect(await resetPersonFactor(bea, change)).toEqual({ ok: true, value: { id: ADA } });
  expect(await resetPersonFactor(bea, change)).toEqual({ ok: true, value: { id: ADA } });
  expect(await sql("select 1 from app_session where revoked_at is null")).toEqual([]);
  expect(await sql("select 1 from second_factor union all select 1 from recovery_code")).toEqual([]);
  expect(await sql("select verb, actor_name, subject, detail from audit_entry")).toEqual([
    { verb: "person:factor-reset", actor_name: "Bea", subject: "ada@x.example", detail: { ended: 1 } },
  ]);
});
