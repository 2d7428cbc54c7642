import { beforeEach, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { dropAlike, listDifferences } from "@/lib/db/drift-rows";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

beforeEach(async () => {
  await sql("truncate customer, aws_account, assignment, wanted_assignment, drift_candidate, sync_run cascade");
  await openLanes(sql);
});

const WRITES = [
  "update assignment set customer_id = '3951' where owner = $1",
  "update assignment set payer = (select max(owner) from assignment), removed_at = null where owner = $1",
  "update assignment set removed_at = now() where owner = $1",
  "update assignment set managed_by = 'v2' where owner = $1",
  "delete from assignment where owner = $1",
  "update wanted_assignment set customer_id = '3953' where owner = $1 and customer_id is not null",
  "update wanted_assignment set customer_id = null, payer = null, managed_by = null, accepted = '{}' where owner = $1",
  "update wanted_assignment set accepted = '{account-disabled}' where owner = $1",
  "delete from wanted_assignment where owner = $1",
  "update aws_account set is_active = not is_active where owner = $1",
  "update aws_account set type = 'unknown' where owner = $1",
  "update aws_account set removed_at = now() where owner = $1",
  "delete from aws_account where owner = $1",
  `update customer set billing_enabled = not billing_enabled
    where id = (select customer_id from wanted_assignment where owner = $1)`,
  `insert into wanted_assignment (owner, customer_id, payer, managed_by, accepted, source, set_at, set_by_name)
    select owner, '3951', owner, 'v1', '{}', 'operation', now(), 'Ola' from aws_account where owner = $1
    on conflict (owner) do update set customer_id = excluded.customer_id, payer = excluded.payer, managed_by = 'v1'`,
] as const;
const inFull = () =>
  sql(
    `select p.owner from (
       select coalesce(w.owner, s.owner) as owner, w.customer_id as wanted, w.payer as wanted_payer, w.managed_by as wanted_by,
         s.customer_id as held, s.payer as held_payer, s.managed_by as held_by, coalesce(w.accepted, '{}') as accepted
       from wanted_assignment w full join (select * from assignment where removed_at is null) s on s.owner = w.owner) p
       left join aws_account a on a.owner = p.owner and a.removed_at is null left join customer c on c.id = p.wanted
     where (wanted, wanted_payer) is distinct from (held, held_payer) or wanted_by <> held_by
       or (wanted is not null and ((not c.billing_enabled and 'billing-off' <> all (accepted))
         or (not a.is_active and 'account-disabled' <> all (accepted))
         or ((a.owner is null or a.type = 'unknown') and 'account-unknown' <> all (accepted))))
     order by 1`,
  );
const byCandidates = async () =>
  (await withScope(SYSTEM, listDifferences)).map(({ facts }) => ({ owner: facts.owner }));

test("the accounts of which something was written are all that can differ, whoever writes what while the alike are let go", async () => {
  expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
  expect(await sql("select 1 from drift_candidate")).toEqual([]);
  const owners = await sql<{ owner: string }>("select owner from aws_account order by owner");
  for (const round of [0, 1, 2, 3]) {
    const writes = WRITES.map((write, at) =>
      withScope(SYSTEM, (db) => db.$executeRawUnsafe(write, owners[(at * 7 + round * 5) % owners.length]?.owner)),
    );
    await Promise.all([...writes, ...[0, 1, 2].map(() => withScope(SYSTEM, dropAlike))]);
    expect((await inFull()).length).toBeGreaterThan(2);
    expect(await byCandidates()).toEqual(await inFull());
    await withScope(SYSTEM, dropAlike);
    expect(await byCandidates()).toEqual(await inFull());
  }
  expect(await sql("select owner from drift_candidate order by owner")).toEqual(await inFull());
});

test.each(WRITES)("what this writes is compared: %s", async (write) => {
  expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
  for (const { owner } of await sql<{ owner: string }>("select owner from assignment order by owner limit 3")) {
    await sql(write.replace("$1", `'${owner}'`));
  }
  expect(await byCandidates()).toEqual(await inFull());
  expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
  expect(await byCandidates()).toEqual(await inFull());
});
