import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { LinkedVendor } from "@/lib/domain/customers/vendor-link-input";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { linkCustomer } from "@/lib/services/customers/link-customer";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadLinkOptions } from "@/lib/services/customers/load-link-options";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { useDatabase } from "@/scripts/testing/database";
import { openLanes, whileWorking } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OLA = staffScope("operator", "Ola");
const [ACME, BOREALIS] = [customerId("3947"), customerId("3948")] as const;

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, audit_entry, customer, assignment, aws_account, organization cascade");
  await openLanes(sql);
  await syncCloudhealth(SYSTEM, "a test");
  await syncCloudmc(SYSTEM, "a test");
});

async function customer(id: CustomerId = ACME) {
  const found = await loadCustomer(OLA, id);
  if (!found) throw new Error("The customer is there");
  return found;
}

async function link(vendor: LinkedVendor, value: string | null) {
  const { version } = await customer();
  const wanted = { customer: ACME, version, vendor, value, operationId: randomUUID() };
  return whileWorking(() => linkCustomer(OLA, wanted));
}

test("a link that was ended is suggested by name and set again with one tag, beside the others", async () => {
  const before = await customer();
  const organization = before.links.cloudmcOrganization;
  expect(await link("cloudmc", null)).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
  const free = await customer();
  expect(free.links).toEqual({ ...before.links, cloudmcOrganization: null });
  const { cloudmc } = await loadLinkOptions(OLA, free, "");
  expect(cloudmc.suggested[0]).toMatchObject({ value: organization, holder: null, likeness: { why: "same" } });
  expect(await link("cloudmc", organization)).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
  const after = await customer();
  expect(after.links).toEqual(before.links);
  expect([...after.customer.tags].sort(byKey)).toEqual([...before.customer.tags].sort(byKey));
});

const byKey = (left: { key: string }, right: { key: string }) => (left.key < right.key ? -1 : 1);

test.each(["cloudmc", "here"] as const)(
  "what another customer has at %s is refused, and that customer is named",
  async (vendor) => {
    const { links } = await customer(BOREALIS);
    const value = vendor === "cloudmc" ? links.cloudmcOrganization : links.hereRealm;
    expect(await link(vendor, value)).toMatchObject({
      ok: false,
      refusal: { code: "rules", refusals: [{ code: "vendor-link-held", holder: BOREALIS, holderName: "Borealis" }] },
    });
    expect(await sql("select 1 from operation")).toEqual([]);
    expect((await customer(BOREALIS)).links).toEqual(links);
  },
);

test("a disputed link does not stand in the way of ending it", async () => {
  const { cloudmcOrganization } = (await customer(BOREALIS)).links;
  const tags = [{ key: "cloudmc-organization", value: cloudmcOrganization }];
  await control.edit({ op: "change-customer", customerId: Number(ACME), fields: { tags } });
  await syncCloudhealth(SYSTEM, "a test");
  expect((await customer()).links.cloudmcOrganization).toBeNull();
  expect(await link("here", "org-of-acme")).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
  expect(await link("cloudmc", null)).toMatchObject({ ok: true, value: { state: "SUCCEEDED" } });
  expect((await customer()).customer.tags).toEqual([{ key: "here-realm", value: "org-of-acme" }]);
});

test("a value that is no id of that vendor is refused", async () => {
  expect(await link("here", "a/b/c/d/e")).toMatchObject({
    ok: false,
    refusal: { code: "rules", refusals: [{ code: "vendor-link-unreadable" }] },
  });
});

test("a twenty-first tag is refused as such, and a link in place of another is none", async () => {
  const { links, customer: acme } = await customer();
  const fill = Array.from({ length: 20 }, (_, at) => ({ key: `k${at}`, value: "v" }));
  await control.edit({ op: "change-customer", customerId: Number(acme.id), fields: { tags: fill } });
  await syncCloudhealth(SYSTEM, "a test");
  expect(await link("here", "org-of-acme")).toEqual({ ok: false, refusal: { code: "tags-full" } });
  const tags = [...fill.slice(1), { key: "here-realm", value: links.hereRealm }];
  await control.edit({ op: "change-customer", customerId: Number(acme.id), fields: { tags } });
  await syncCloudhealth(SYSTEM, "a test");
  expect(await link("here", "org-of-acme")).toMatchObject({ ok: true });
});

test("a search finds any part of a name, and says who has what is found", async () => {
  const { cloudmc } = await loadLinkOptions(OLA, await customer(), "BORÉAL");
  expect(cloudmc.found).toMatchObject([{ name: expect.stringContaining("Borealis"), holder: { name: "Borealis" } }]);
});
