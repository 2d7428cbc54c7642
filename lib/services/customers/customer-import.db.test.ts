import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { CUSTOMER_FILE, REFUSED_COLUMN } from "@/lib/domain/customers/customer-import";
import { CUSTOMER_LINE_COLUMNS, customerLine } from "@/lib/domain/customers/customer-lines";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { previewCustomerImport } from "@/lib/domain/customers/preview-customer-import";
import { refusedFile } from "@/lib/domain/customers/refused-file";
import { customerId } from "@/lib/domain/values/customer-id";
import { applyCustomerImport } from "@/lib/services/customers/apply-customer-import";
import { discardCustomerImport } from "@/lib/services/customers/discard-customer-import";
import { exportCustomers } from "@/lib/services/customers/export-customers";
import { loadCustomerImport, loadImportRows, loadRefusedRows } from "@/lib/services/customers/load-customer-import";
import { startCustomerImport } from "@/lib/services/customers/start-customer-import";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { csvText } from "@/lib/support/csv-text";
import { readCsv } from "@/lib/support/read-csv";
import { useDatabase } from "@/scripts/testing/database";
import { letPass, openLanes, workOnce } from "@/scripts/testing/operations";
import { useSandbox } from "@/scripts/testing/sandbox";
import { sandboxControl } from "@/scripts/testing/sandbox-control";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sandbox = useSandbox();
const sql = useSql(database);
const control = sandboxControl(sandbox);
const OPERATOR = staffScope("operator", "Ola");
const [ACME, OTHER] = ["3947", "3948"];

beforeEach(async () => {
  await control.reset();
  await sql("truncate operation, operation_batch, customer_import, audit_entry restart identity cascade");
  await sql("delete from customer where source_operation_id is not null");
  await openLanes(sql);
  await syncCloudhealth(SYSTEM, "a test");
});

const HEADER = "customer_id,name,street1,city,state,zipcode,country,tags";
const created = (name: string) => `,${name},1 Quay,Ulm,Bavaria,01234,DE,plan=gold`;

async function started(text: string, importId: string = randomUUID()): Promise<string> {
  const file = new Blob([text]);
  const answer = await startCustomerImport(OPERATOR, { importId, fileName: "may.csv", bytes: file.size, file });
  expect(answer).toEqual({ ok: true, value: { importId } });
  return importId;
}

const apply = (importId: string, typed: number | null = null) => applyCustomerImport(OPERATOR, { importId, typed });
const rows = (importId: string) => loadImportRows(OPERATOR, importId, { only: null, page: 1, per: 100 });
const writes = async () =>
  (await control.requests()).filter(({ method }) => method === "POST" || method === "PUT").length;

async function work(rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await workOnce();
    await letPass(sql, 100);
  }
}

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom(",", ";", "=", '"', "\n", "\r\n", "\\", "'", "+", "-", "@", "\t", " ", "é", "نور", "1"),
  }),
);
const clean = text.map((some) => some.replace(/\p{Cs}|\0/gu, ""));
const maybe = fc.option(clean.filter((some) => some !== ""));
const anyCustomer = fc.record({
  name: clean,
  classification: fc.constantFrom("managed_without_access" as const, "managed_with_access" as const),
  billingContact: maybe,
  partnerBilling: fc.record({ enabled: fc.boolean(), folder: maybe }),
  trialExpiresAt: fc.option(
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((at) => at.toISOString()),
  ),
  azureCustomerId: maybe,
  address: fc.option(
    fc.record({ street1: clean, street2: maybe, city: clean, state: clean, zipcode: clean, country: clean }),
  ),
  tags: fc.array(fc.record({ key: clean, value: clean }), { maxLength: 8 }),
  externalId: maybe,
});

test("whatever customers hold, their exported file changes none of them", async () => {
  const many = fc.array(anyCustomer, { minLength: 300, maxLength: 300 });
  const [drawn = []] = fc.sample(many, 1);
  const cached = drawn.map(
    (customer, index): CachedCustomer => ({
      customer: { ...customer, id: customerId(String(index + 1)), createdAt: null, updatedAt: null },
      version: 1,
      links: { cloudmcOrganization: null, hereRealm: null },
      accountCount: 0,
      pattern: "empty",
      monthCost: null,
      fetchedAt: "2027-01-01T00:00:00.000Z",
    }),
  );
  const file = new TextEncoder().encode(csvText(CUSTOMER_LINE_COLUMNS, cached.map(customerLine)));
  const read = await readCsv(file, CUSTOMER_FILE);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const previewed = previewCustomerImport(read.value.rows, { now: new Date(), customers: cached });
  expect(previewed.filter(({ outcome }) => outcome.kind !== "unchanged")).toEqual([]);
  expect(previewed).toHaveLength(300);
});

test("the file of the customers that are there changes none of them", async () => {
  const all: CachedCustomer[] = [];
  await exportCustomers(OPERATOR, customerListQuery({}), async (some) => {
    all.push(...some);
  });
  const importId = await started(csvText(CUSTOMER_LINE_COLUMNS, all.map(customerLine)));
  const { counts } = (await loadCustomerImport(OPERATOR, importId)) ?? {};
  expect(counts).toEqual({ create: 0, update: 0, unchanged: all.length, refused: 0 });
  expect(await apply(importId)).toEqual({ ok: false, refusal: { code: "nothing-changed" } });
  expect(await sql("select 1 from operation")).toEqual([]);
});

describe("an import", () => {
  test("writes nothing before it is applied; then what it said, each row by itself", async () => {
    await control.edit({ op: "rename-customer", customerId: Number(OTHER), name: "Taken Meanwhile" });
    const importId = await started(
      [HEADER, created("New One"), created("Taken Meanwhile"), `${ACME},Acme Ltd,,,,,,`, created("ACME")].join("\n"),
    );
    expect((await rows(importId)).map(({ line, outcome }) => [line, outcome.kind])).toEqual([
      [2, "create"],
      [3, "create"],
      [4, "refused"],
      [5, "refused"],
    ]);
    expect([await sql("select 1 from operation"), await writes()]).toEqual([[], 0]);
    expect(await apply(importId)).toEqual({ ok: true, value: { batchId: importId } });
    await work();
    const done = await sql("select state, outcome->>'subject' as subject from operation order by outcome->>'subject'");
    expect(done).toEqual([
      { state: "SUCCEEDED", subject: "New One" },
      { state: "REJECTED", subject: "Taken Meanwhile" },
    ]);
    const [kept] = await sql("select tags, address->>'zipcode' as zipcode from customer where name = 'New One'");
    expect(kept).toEqual({ tags: [{ key: "plan", value: "gold" }], zipcode: "01234" });
    expect((await loadCustomerImport(OPERATOR, importId))?.state).toBe("applied");
    const { columns, lines } = refusedFile((await loadRefusedRows(OPERATOR, importId)) ?? []);
    expect(columns).toEqual(
      [...HEADER.split(","), REFUSED_COLUMN].sort((one, other) => columns.indexOf(one) - columns.indexOf(other)),
    );
    expect(lines.map((line) => [line[1], line.at(-1)])).toEqual([
      ["Taken Meanwhile", "name-taken"],
      [
        "Acme Ltd",
        "street1: street1-required; city: city-required; state: state-required; zipcode: zipcode-required; country: country-required",
      ],
      ["ACME", "name-taken"],
    ]);
    expect((await readCsv(new TextEncoder().encode(csvText(columns, lines)), CUSTOMER_FILE)).ok).toBe(true);
  });

  test("sent and applied twice, or by two at once, is one", async () => {
    const importId = await started([HEADER, created("New One")].join("\n"));
    await started([HEADER, created("Another")].join("\n"), importId);
    expect((await rows(importId)).map(({ name }) => name)).toEqual(["New One"]);
    const answers = await Promise.all([apply(importId), apply(importId)]);
    for (const answer of [...answers, await apply(importId)])
      expect(answer).toEqual({ ok: true, value: { batchId: importId } });
    await work();
    expect((await control.store()).customers.filter(({ name }) => name === "New One")).toHaveLength(1);
    expect(await apply(importId)).toEqual({ ok: true, value: { batchId: importId } });
    expect(await writes()).toBe(1);
  });

  test("applies nothing when a customer has changed since it was looked at, and says which", async () => {
    const importId = await started(["customer_id,name", `${ACME},Acme Ltd`, `${OTHER},Borealis Ltd`].join("\n"));
    await control.edit({ op: "rename-customer", customerId: Number(ACME), name: "Acme Brothers" });
    await syncCloudhealth(SYSTEM, "a test");
    expect(await apply(importId)).toEqual({ ok: false, refusal: { code: "import-moved", count: 1 } });
    expect(await sql("select 1 from operation")).toEqual([]);
    const [first, second] = await rows(importId);
    expect(first).toMatchObject({
      moved: true,
      outcome: { differences: [{ column: "name", before: "Acme Brothers", after: "Acme Ltd" }] },
    });
    expect(second?.moved).toBeUndefined();
    expect(await apply(importId)).toMatchObject({ ok: true });
    await work();
    expect(await sql("select name from customer where id = any($1) order by name", [[ACME, OTHER]])).toEqual([
      { name: "Acme Ltd" },
      { name: "Borealis Ltd" },
    ]);
  });

  test("that was discarded is over, for whoever applies it at the same moment too, and is told of once", async () => {
    const discard = (importId: string, scope = OPERATOR) => discardCustomerImport(scope, { importId });
    const importId = await started([HEADER, created("New One")].join("\n"));
    expect(await discard(importId, staffScope("analyst"))).toMatchObject({ refusal: { code: "not-permitted" } });
    expect(await Promise.all([discard(importId), discard(importId)])).toEqual([
      { ok: true, value: { importId } },
      { ok: true, value: { importId } },
    ]);
    expect(await apply(importId)).toEqual({ ok: false, refusal: { code: "import-gone" } });
    expect(await sql("select verb, subject, detail->>'rows' as rows from audit_entry")).toEqual([
      { verb: "import:read", subject: "may.csv", rows: "1" },
      { verb: "import:discarded", subject: "may.csv", rows: "1" },
    ]);

    const rival = await started([HEADER, created("New Two")].join("\n"));
    const [discarded, applied] = await Promise.all([discard(rival), apply(rival)]);
    expect([discarded.ok, applied.ok].filter(Boolean)).toHaveLength(1);
    const [kept] = await sql("select state, batch_id is not null as sent from customer_import where id = $1", [rival]);
    expect(kept).toEqual(applied.ok ? { state: "applied", sent: true } : { state: "discarded", sent: false });
    expect(await sql("select 1 from operation")).toHaveLength(applied.ok ? 1 : 0);
    expect(await discard(randomUUID())).toEqual({ ok: false, refusal: { code: "import-gone" } });
  });

  test("that was applied is not discarded", async () => {
    const importId = await started([HEADER, created("New One")].join("\n"));
    await apply(importId);
    const answer = await discardCustomerImport(OPERATOR, { importId });
    expect(answer).toEqual({ ok: false, refusal: { code: "import-applied" } });
  });

  test("of more than 25 changes wants their number typed", async () => {
    const names = Array.from({ length: 26 }, (_, index) => created(`New ${index}`));
    const importId = await started([HEADER, ...names].join("\n"));
    expect(await apply(importId, 25)).toEqual({ ok: false, refusal: { code: "count-not-typed", count: 26 } });
    expect(await apply(importId, 26)).toMatchObject({ ok: true });
  });

  test("is refused where less arrived than was sent, where the file is none, and to an analyst", async () => {
    const send = (some: string, bytes: number, scope = OPERATOR, fileName = "a.csv") =>
      startCustomerImport(scope, { importId: randomUUID(), fileName, bytes, file: new Blob([some]) });
    const row = `${HEADER}\n${created("Anew")}`;
    expect(await send(row, row.length, OPERATOR, "a.xls")).toEqual({ ok: false, refusal: { code: "csv-ending" } });
    expect(await send(HEADER, 900)).toMatchObject({ refusal: { code: "csv-cut-off", expected: 900 } });
    expect(await send("name\nA", 6)).toMatchObject({
      refusal: { code: "csv-header-missing", headers: ["customer_id"] },
    });
    expect(await send(HEADER, HEADER.length, staffScope("analyst"))).toMatchObject({
      refusal: { code: "not-permitted" },
    });
    expect(await sql("select 1 from customer_import")).toEqual([]);
  });
});
