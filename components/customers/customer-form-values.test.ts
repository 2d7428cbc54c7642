import { describe, expect, test } from "vitest";
import type { Customer } from "@/lib/domain/customers/customer";
import { customerId } from "@/lib/domain/values/customer-id";
import {
  type CustomerFormValues,
  checkChangeForm,
  checkCustomerForm,
  customerFormValues,
  EMPTY_CUSTOMER,
  refusalIssues,
} from "./customer-form-values";

const now = new Date("2026-03-10T12:00:00Z");
const filled: CustomerFormValues = {
  ...EMPTY_CUSTOMER,
  name: "Juniper Freight",
  identity: {
    kind: "address",
    azureCustomerId: "half typed",
    address: { street1: "1 Quay", street2: "", city: "Bergen", state: "Vestland", zipcode: "01234", country: "NO" },
  },
};
const issuesOf = (values: CustomerFormValues) => {
  const checked = checkCustomerForm(values, now);
  return checked.ok ? [] : checked.issues;
};

describe("a form for a new customer", () => {
  test("sends only the identity that is chosen and keeps the other as typed", () => {
    const checked = checkCustomerForm(filled, now);
    expect(checked.ok && checked.draft.identity).toEqual({
      kind: "aws",
      address: { street1: "1 Quay", street2: null, city: "Bergen", state: "Vestland", zipcode: "01234", country: "NO" },
    });
    const microsoft: CustomerFormValues = { ...filled, cloud: "microsoft" };
    const byAddress = checkCustomerForm(microsoft, now);
    expect(byAddress.ok && byAddress.draft.identity.kind).toBe("address");
    const azure: CustomerFormValues = { ...microsoft, identity: { ...filled.identity, kind: "azure" } };
    expect(issuesOf(azure)).toEqual([{ path: "identity.azureCustomerId", code: "azure-customer-id" }]);
  });

  test("names each field at fault where the field stands", () => {
    const paths = issuesOf(EMPTY_CUSTOMER).map((issue) => issue.path);
    expect(paths).toEqual([
      "name",
      "identity.address.street1",
      "identity.address.city",
      "identity.address.state",
      "identity.address.zipcode",
      "identity.address.country",
    ]);
  });

  test("asks the rules that need no list before anything is sent", () => {
    expect(issuesOf({ ...filled, trialExpiresOn: "2026-03-10" })).toEqual([
      { path: "trialExpiresOn", code: "trial-not-in-future" },
    ]);
    const tags = [
      { key: "team", value: "north" },
      { key: " here-realm", value: "no" },
    ];
    expect(issuesOf({ ...filled, tags })).toEqual([{ path: "tags.1.value", code: "vendor-link-unreadable" }]);
  });

  test("hides no broken rule behind another field's fault", () => {
    const paths = issuesOf({
      ...EMPTY_CUSTOMER,
      trialExpiresOn: "2026-03-01",
      tags: [{ key: "here-realm", value: "?" }],
    });
    expect(paths.map((issue) => issue.path)).toEqual(
      expect.arrayContaining(["name", "trialExpiresOn", "tags.0.value"]),
    );
  });

  test("asks for the value of a link that has none yet, and nothing more of it", () => {
    expect(issuesOf({ ...filled, tags: [{ key: "here-realm", value: "" }] })).toEqual([
      { path: "tags.0.value", code: "tag-value-required" },
    ]);
  });

  test("points at the name when the server knows a customer of that name", () => {
    expect(refusalIssues([{ code: "name-taken" }], [])).toEqual([{ path: "name", code: "name-taken" }]);
    expect(refusalIssues([{ code: "signed-out" }], [])).toEqual([]);
  });
});

describe("a form for a customer that is there", () => {
  const before: Customer = {
    id: customerId("3947"),
    name: "Acme",
    classification: "managed_without_access",
    billingContact: "no address at all",
    partnerBilling: { enabled: true, folder: null },
    trialExpiresAt: "2020-01-01T00:00:00Z",
    azureCustomerId: null,
    address: { street1: "", street2: null, city: "Québec", state: "Québec", zipcode: "G1R", country: "CA" },
    tags: [{ key: "k", value: "" }],
    externalId: null,
    createdAt: null,
    updatedAt: null,
  };
  const values = customerFormValues(before);

  test("lets a person change one field however the others are kept", () => {
    expect(checkChangeForm({ ...values, name: "Acme Ltd" }, before, now)).toEqual({
      ok: true,
      change: { name: "Acme Ltd" },
    });
  });

  test("names the faults of what was changed where its fields stand", () => {
    const { identity } = values;
    const changed: CustomerFormValues = {
      ...values,
      trialExpiresOn: "2026-03-10",
      identity: { ...identity, address: { ...identity.address, city: "" } },
    };
    const checked = checkChangeForm(changed, before, now);
    expect(checked.ok ? [] : checked.issues.map(({ path }) => path)).toEqual([
      "identity.address.street1",
      "identity.address.city",
      "identity.address.state",
      "trialExpiresOn",
    ]);
  });
});
