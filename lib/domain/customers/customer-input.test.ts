import { describe, expect, test } from "vitest";
import {
  type CustomerDraft,
  CustomerDraftInput,
  checkCustomerDraft,
  comparableName,
} from "@/lib/domain/customers/customer-input";
import { customerId } from "@/lib/domain/values/customer-id";

const ADDRESS = {
  street1: "1 Harbour Road",
  street2: "",
  city: "Springfield",
  state: "MA",
  zipcode: "01234",
  country: "US",
};

const FORM = {
  name: "  Acme  ",
  classification: "managed_without_access",
  billingContact: "ada@acme.example",
  identity: { kind: "address", address: ADDRESS },
  trialExpiresOn: "2027-02-28",
  partnerBilling: { enabled: true, folder: "" },
  tags: [{ key: " plan ", value: "gold" }],
  operationId: "0b9c9c5e-6f5a-4d8e-9d5b-1f2f3a4b5c6d",
};

const AZURE_ID = "0B9C9C5E-6F5A-4D8E-9D5B-1F2F3A4B5C6D";

function issues(change: object): string[] {
  const parsed = CustomerDraftInput.safeParse({ ...FORM, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

const withAddress = (change: object) => ({ identity: { kind: "address", address: { ...ADDRESS, ...change } } });
const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: "v" }));

describe("the form for a new customer", () => {
  test("gives a draft with blanks trimmed, empty fields as null and the zipcode's zero kept", () => {
    expect(CustomerDraftInput.parse(FORM)).toEqual({
      ...FORM,
      name: "Acme",
      identity: { kind: "address", address: { ...ADDRESS, street2: null } },
      partnerBilling: { enabled: true, folder: null },
      tags: [{ key: "plan", value: "gold" }],
    });
  });

  test("may leave out what is optional", () => {
    const { billingContact, trialExpiresOn, ...rest } = FORM;
    const { street2, ...address } = ADDRESS;
    const form = { ...rest, identity: { kind: "address", address }, partnerBilling: { enabled: false }, tags: [] };
    expect(CustomerDraftInput.parse(form)).toMatchObject({
      billingContact: null,
      trialExpiresOn: null,
      partnerBilling: { folder: null },
      identity: { address: { street2: null } },
    });
  });

  test("takes an AWS customer by its address, and by nothing else", () => {
    expect(issues({ identity: { kind: "aws", address: ADDRESS } })).toEqual([]);
    expect(issues({ identity: { kind: "aws", azureCustomerId: AZURE_ID } })).not.toEqual([]);
  });

  test("takes an Azure tenant instead of an address", () => {
    const identity = { kind: "azure", azureCustomerId: ` ${AZURE_ID} ` };
    expect(CustomerDraftInput.parse({ ...FORM, identity }).identity).toEqual({
      kind: "azure",
      azureCustomerId: AZURE_ID.toLowerCase(),
    });
  });

  test.each([
    ["a name of 255 characters", { name: "n".repeat(255) }],
    ["a name in any script", { name: "شركة النور & Söhne, “Ltd”" }],
    ["an empty billing contact", { billingContact: "" }],
    ["an empty trial date", { trialExpiresOn: "" }],
    ["twenty tags", { tags: tags(20) }],
    ["the same value under two keys", { tags: tags(2) }],
    ["a leap day", { trialExpiresOn: "2028-02-29" }],
  ])("accepts %s", (_what, change) => {
    expect(issues(change)).toEqual([]);
  });

  test.each([
    ["no name", { name: undefined }, "name: name-required"],
    ["a blank name", { name: "   " }, "name: name-required"],
    ["a name of 256 characters", { name: "n".repeat(256) }, "name: name-too-long"],
    ["a name with a line break", { name: "a\nb" }, "name: name-characters"],
    ["a name with NUL", { name: "a\u0000b" }, "name: name-characters"],
    ["half a character", { name: "a\ud800" }, "name: name-characters"],
    ["an unknown classification", { classification: "self_managed" }, "classification: classification"],
    ["a billing contact that is no address", { billingContact: "abc" }, "billingContact: billing-contact"],
    [
      "a billing contact too long",
      { billingContact: `${"a".repeat(250)}@acme.example` },
      "billingContact: billing-contact-too-long",
    ],
    ["neither tenant nor address", { identity: undefined }, "identity: identity-required"],
    ["another kind of identity", { identity: { kind: "tax-number" } }, "identity.kind: identity-required"],
    [
      "a tenant that is no GUID",
      { identity: { kind: "azure", azureCustomerId: "34fdg" } },
      "identity.azureCustomerId: azure-customer-id",
    ],
    ["no street", withAddress({ street1: "" }), "identity.address.street1: street1-required"],
    ["no city", withAddress({ city: undefined }), "identity.address.city: city-required"],
    ["no state", withAddress({ state: "" }), "identity.address.state: state-required"],
    ["a state beyond ASCII", withAddress({ state: "Québec" }), "identity.address.state: state-ascii"],
    ["no zipcode", withAddress({ zipcode: " " }), "identity.address.zipcode: zipcode-required"],
    ["a zipcode too long", withAddress({ zipcode: "1".repeat(21) }), "identity.address.zipcode: zipcode-too-long"],
    ["no country", withAddress({ country: "" }), "identity.address.country: country-required"],
    ["a day that does not exist", { trialExpiresOn: "2027-02-29" }, "trialExpiresOn: trial-date"],
    ["a date in another form", { trialExpiresOn: "28/02/2027" }, "trialExpiresOn: trial-date"],
    ["billing as text", { partnerBilling: { enabled: "true" } }, "partnerBilling.enabled: partner-billing-enabled"],
    [
      "a folder too long",
      { partnerBilling: { enabled: true, folder: "f".repeat(256) } },
      "partnerBilling.folder: folder-too-long",
    ],
    ["tags that are no list", { tags: "gold" }, "tags: tags"],
    ["a twenty-first tag", { tags: tags(21) }, "tags: tags-too-many"],
    ["a tag without key", { tags: [{ key: " ", value: "v" }] }, "tags.0.key: tag-key-required"],
    ["a tag without value", { tags: [{ key: "k", value: "" }] }, "tags.0.value: tag-value-required"],
    [
      "a key twice",
      {
        tags: [
          { key: "k", value: "1" },
          { key: "k ", value: "2" },
        ],
      },
      "tags.1.key: tag-key-repeated",
    ],
    ["no operation id", { operationId: "1" }, "operationId: operation-id"],
  ])("refuses %s", (_what, change, issue) => {
    expect(issues(change)).toEqual([issue]);
  });

  test("refuses fields it does not know, in an address and an identity too", () => {
    expect(issues({ id: 1 })).toHaveLength(1);
    expect(issues(withAddress({ State: "MA" }))).toHaveLength(1);
    expect(issues({ identity: { kind: "azure", azureCustomerId: AZURE_ID, address: ADDRESS } })).toHaveLength(1);
  });
});

describe("a draft that can be read", () => {
  const facts = { now: new Date("2027-02-27T23:59:59.999Z"), namesTaken: [] };
  const draft = (change: Partial<CustomerDraft> = {}): CustomerDraft => {
    const { operationId, ...rest } = CustomerDraftInput.parse(FORM);
    return { ...rest, ...change };
  };

  test("is accepted when its name is free and its trial ends later", () => {
    expect(checkCustomerDraft(draft(), facts)).toEqual([]);
    expect(checkCustomerDraft(draft({ trialExpiresOn: null }), facts)).toEqual([]);
  });

  test.each(["Acme", "ACME", "ａｃｍｅ", " acme "])("is refused when %j has its name already", (name) => {
    expect(checkCustomerDraft(draft(), { ...facts, namesTaken: ["Borealis", name] })).toEqual([
      { code: "name-taken", name },
    ]);
  });

  test("is refused when its trial ends at this instant or before", () => {
    expect(checkCustomerDraft(draft(), { ...facts, now: new Date("2027-02-28T00:00:00Z") })).toEqual([
      { code: "trial-not-in-future", date: "2027-02-28" },
    ]);
  });

  test.each([
    ["cloudmc-organization", "not-a-uuid"],
    ["here-realm", "a b"],
  ])("is refused when its tag %s could not be read as a link", (key, value) => {
    expect(checkCustomerDraft(draft({ tags: [{ key, value }] }), facts)).toEqual([
      { code: "vendor-link-unreadable", key, value },
    ]);
  });

  test("is refused when another customer has the organization it claims, and names that customer", () => {
    const tag = { key: "cloudmc-organization", value: AZURE_ID.toLowerCase() };
    const held = { ...tag, holder: customerId("3947"), holderName: "Acme" };
    const refused = [{ code: "vendor-link-held", ...held }];
    expect(checkCustomerDraft(draft({ tags: [tag] }), { ...facts, linksHeld: [held] })).toEqual(refused);
    expect(checkCustomerDraft(draft(), { ...facts, linksHeld: [held] })).toEqual([]);
  });

  test("is accepted with links to both vendors", () => {
    const links = [
      { key: "cloudmc-organization", value: AZURE_ID.toLowerCase() },
      { key: "here-realm", value: "org100000002" },
    ];
    expect(checkCustomerDraft(draft({ tags: links }), facts)).toEqual([]);
  });
});

test("names compare without case, width and doubled blanks, but with accents", () => {
  expect(comparableName(" Échelle  Logistique ")).toBe(comparableName("échelle logistique"));
  expect(comparableName("STRASSE")).toBe(comparableName("straße"));
  expect(comparableName("Échelle")).not.toBe(comparableName("Echelle"));
});
