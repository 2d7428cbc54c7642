import pg from "pg";
import { expect, test } from "vitest";
import { roleAddress } from "@/lib/support/role-address";
import { useDatabase } from "../testing/database";

useDatabase();

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

test("both roles sign in with the passwords derived from the secret, and neither passes row level security", async () => {
  for (const role of ["headwater_staff", "headwater_customer"] as const) {
    const who = "select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user";
    expect(await ask(roleAddress(role), who)).toEqual([{ name: role, rolsuper: false, rolbypassrls: false }]);
  }
});

test("a wrong password is refused", async () => {
  const address = Object.assign(new URL(roleAddress("headwater_staff")), { password: "wrong" }).href;
  await expect(ask(address, "select 1")).rejects.toThrow(/password authentication failed/);
});

test("the customer role can take on no other role and write nothing", async () => {
  const address = roleAddress("headwater_customer");
  await expect(ask(address, "set role headwater_staff")).rejects.toThrow(/permission denied/);
  await expect(ask(address, "delete from customer")).rejects.toThrow(/permission denied/);
  expect(await ask(address, "select id from customer")).toEqual([]);
});
