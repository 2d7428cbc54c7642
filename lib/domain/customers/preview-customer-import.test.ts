import { describe, expect, test } from "vitest";
import type { Customer } from "@/lib/domain/customers/customer";
import type { ImportOutcome } from "@/lib/domain/customers/import-row";
import { previewCustomerImport } from "@/lib/domain/customers/preview-customer-import";
import { customerId } from "@/lib/domain/values/customer-id";

const NOW = new Date("2027-01-15T12:00:00Z");
const ADDRESS = { street1: "1 Quay", street2: null, city: "Boston", state: "MA", zipcode: "01234", country: "US" };
const ACME: Customer = {
  id: customerId("1"),
  name: "Acme",
  classification: "managed_without_access",
  billingContact: "not an address",
  partnerBilling: { enabled: true, folder: "acme" },
  trialExpiresAt: "2026-01-01T17:30:00.000Z",
  azureCustomerId: null,
  address: ADDRESS,
  tags: [{ key: "a ", value: "" }],
  externalId: null,
  createdAt: null,
  updatedAt: null,
};
const GUID = "0b9c9c5e-6f5a-4d8e-9d5b-1f2f3a4b5c6d";
const TENANT: Customer = {
  ...ACME,
  id: customerId("2"),
  name: "Tenant",
  azureCustomerId: GUID,
  address: null,
  tags: [{ key: "here-realm", value: "org-tenant" }],
};
const FACTS = {
  now: NOW,
  customers: [
    { customer: ACME, version: 3 },
    { customer: TENANT, version: 8 },
  ],
};

function preview(...rows: Record<string, string>[]): ImportOutcome[] {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
  return previewCustomerImport(lines, FACTS).map(({ outcome }) => outcome);
}
const one = (cells: Record<string, string>) => preview(cells)[0];
const NEW = { name: "New", street1: "1 Rd", city: "Ulm", state: "Bavaria", zipcode: "01", country: "DE" };
const cell = (column: string, issue: string) => ({ code: "cell", column, issue });

describe("a row without an id makes a customer", () => {
  test("with what the columns say, and the vendor's own defaults for the rest", () => {
    expect(one({ customer_id: "", ...NEW, tags: "plan=gold", trial_ends_utc: "2027-02-28" })).toEqual({
      kind: "create",
      draft: {
        name: "New",
        classification: "managed_without_access",
        billingContact: null,
        identity: {
          kind: "aws",
          address: { street1: "1 Rd", street2: null, city: "Ulm", state: "Bavaria", zipcode: "01", country: "DE" },
        },
        trialExpiresOn: "2027-02-28",
        partnerBilling: { enabled: false, folder: null },
        tags: [{ key: "plan", value: "gold" }],
      },
    });
  });

  test("of Microsoft where it has a tenant", () => {
    expect(
      one({ customer_id: "", name: "New", azure_customer_id: GUID.toUpperCase(), partner_billing: "TRUE" }),
    ).toMatchObject({
      kind: "create",
      draft: { identity: { kind: "azure", azureCustomerId: GUID }, partnerBilling: { enabled: true } },
    });
  });

  test.each<[string, Record<string, string>, object[]]>([
    ["has no name", { name: " " }, [cell("name", "name-required")]],
    [
      "has neither tenant nor address",
      { ...Object.fromEntries(Object.keys(NEW).map((key) => [key, ""])), name: "New" },
      ["street1", "city", "state", "zipcode", "country"].map((column) => cell(column, `${column}-required`)),
    ],
    ["has both", { azure_customer_id: GUID }, [cell("azure_customer_id", "identity-required")]],
    [
      "has billing neither on nor off",
      { partner_billing: "maybe" },
      [cell("partner_billing", "partner-billing-enabled")],
    ],
    ["has tags that cannot be told apart", { tags: "gold" }, [cell("tags", "tags")]],
    [
      "has 21 tags",
      { tags: Array.from({ length: 21 }, (_, index) => `k${index}=v`).join(";") },
      [cell("tags", "tags-too-many")],
    ],
    ["has a name that is taken", { name: "ACME" }, [{ code: "name-taken", name: "Acme" }]],
    [
      "has a trial that is over",
      { trial_ends_utc: "2027-01-15" },
      [{ code: "trial-not-in-future", date: "2027-01-15" }],
    ],
    [
      "claims another's link",
      { tags: "here-realm=org-tenant" },
      [{ code: "vendor-link-held", key: "here-realm", value: "org-tenant", holder: "2", holderName: "Tenant" }],
    ],
  ])("unless it %s", (_what, cells, refusals) => {
    expect(one({ customer_id: "", ...NEW, ...cells })).toEqual({ kind: "refused", refusals });
  });
});

describe("a row with an id changes that customer", () => {
  test("in what differs, whatever today's rules say of the rest", () => {
    const row = { customer_id: "1", name: "Acme Ltd", billing_contact: "not an address", tags: "a =", zipcode: "1234" };
    expect(one(row)).toEqual({
      kind: "update",
      id: "1",
      version: 3,
      change: { name: "Acme Ltd", address: { ...ADDRESS, zipcode: "1234" } },
      differences: [
        { column: "name", before: "Acme", after: "Acme Ltd" },
        { column: "zipcode", before: "01234", after: "1234" },
      ],
    });
  });

  test.each([
    ["a column is missing", {}],
    ["a flag is written otherwise", { partner_billing: "TRUE" }],
    ["an instant is written otherwise", { trial_ends_utc: "2026-01-01T17:30:00Z" }],
  ])("and nothing where %s", (_what, cells) => {
    expect(one({ customer_id: "1", ...cells })).toEqual({ kind: "unchanged", id: "1" });
  });

  test("emptied values empty what may be empty", () => {
    const row = { customer_id: "1", billing_contact: "", trial_ends_utc: "", tags: "", billing_folder: "" };
    expect(one(row)).toMatchObject({
      change: { billingContact: null, trialExpiresAt: null, tags: [], partnerBilling: { enabled: true, folder: null } },
    });
  });

  test.each<[string, Record<string, string>, object]>([
    ["there is no such customer", { customer_id: "77" }, { code: "import-id-unknown", id: "77" }],
    ["its id is none", { customer_id: "x1" }, cell("customer_id", "customer-id")],
    ["its name is emptied", { name: "" }, cell("name", "name-required")],
    ["its name is another's", { name: "tenant" }, { code: "name-taken", name: "Tenant" }],
    ["its contact is none", { billing_contact: "abc" }, cell("billing_contact", "billing-contact")],
    ["its day does not exist", { trial_ends_utc: "2027-02-30" }, cell("trial_ends_utc", "trial-date")],
    ["its tenant is another", { azure_customer_id: GUID }, { code: "import-azure-fixed" }],
    [
      "it is a tenant and gets an address",
      { customer_id: "2", city: "Ulm", azure_customer_id: GUID },
      cell("street1", "identity-required"),
    ],
  ])("unless %s", (_what, cells, refusal) => {
    const outcome = one({ customer_id: "1", ...cells });
    expect(outcome).toMatchObject({ kind: "refused" });
    expect(outcome?.kind === "refused" && outcome.refusals).toContainEqual(refusal);
  });
});

test("rows that stand for the same customer, name or link are refused with all their lines", () => {
  const outcomes = preview(
    { customer_id: "1", name: "Acme Ltd" },
    { customer_id: "1", name: "Acme" },
    { customer_id: "", ...NEW, tags: "here-realm=org-new" },
    { customer_id: "2", name: "NEW " },
    { customer_id: "", ...NEW, name: "Other", tags: "here-realm=org-new" },
  );
  const repeated = (what: string, lines: number[]) => ({ code: "import-repeated", what, lines });
  expect(outcomes).toEqual([
    { kind: "refused", refusals: [repeated("id", [2, 3])] },
    { kind: "refused", refusals: [repeated("id", [2, 3])] },
    { kind: "refused", refusals: [repeated("name", [4, 5]), repeated("link", [4, 6])] },
    { kind: "refused", refusals: [repeated("name", [4, 5])] },
    { kind: "refused", refusals: [repeated("link", [4, 6])] },
  ]);
});
