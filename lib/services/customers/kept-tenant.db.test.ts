import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { customerResourceKey } from "@/lib/operations/perform-create-customer";
import { recordOperation } from "@/lib/operations/record-operation";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);
const NAME = "Quarry & Sons";
const TENANT = "1a2b3c4d-1111-2222-3333-444455556666";

test("a customer keeps the tenant it was made with, of which CloudHealth says nothing afterwards", async () => {
  await openLanes(sql);
  await recordOperation(staffScope("operator"), {
    id: randomUUID(),
    kind: "create-customer",
    upstream: "cloudhealth",
    resourceKey: customerResourceKey(NAME),
    subject: NAME,
    payload: {
      name: NAME,
      classification: "managed_without_access",
      billingContact: null,
      identity: { kind: "azure", azureCustomerId: TENANT },
      trialExpiresOn: null,
      partnerBilling: { enabled: true, folder: null },
      tags: [],
    },
    customerId: null,
  });
  await workOnce();
  const tenants = () => sql("select azure_customer_id as tenant from customer where name = $1", [NAME]);
  expect(await tenants()).toEqual([{ tenant: TENANT }]);
  for (let pass = 0; pass < 2; pass += 1) await syncCloudhealth(SYSTEM, "a test");
  expect(await tenants()).toEqual([{ tenant: TENANT }]);
  const runs = await sql("select changes -> 'changed' as changed from sync_run order by started_at desc limit 1");
  expect(runs).toEqual([{ changed: 0 }]);
});
