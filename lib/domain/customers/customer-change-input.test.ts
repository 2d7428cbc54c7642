import { describe, expect, test } from "vitest";
import { CustomerChangeInput, checkCustomerChange } from "@/lib/domain/customers/customer-change-input";

const FORM = { customer: "3947", version: 3, change: {}, operationId: "0b9c9c5e-6f5a-4d8e-9d5b-1f2f3a4b5c6d" };
const read = (change: object) => CustomerChangeInput.safeParse({ ...FORM, change });
const issues = (change: object) =>
  read(change).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a change of a customer", () => {
  test("empties nothing that it does not name", () => {
    expect(read({ name: "Acme" }).data?.change).toEqual({ name: "Acme" });
    expect(Object.keys(read({}).data?.change ?? { none: 1 })).toEqual([]);
  });

  test("empties what it names as empty", () => {
    expect(read({ billingContact: "", trialExpiresAt: null }).data?.change).toEqual({
      billingContact: null,
      trialExpiresAt: null,
    });
  });

  test.each([
    ["a blank name", { name: " " }, "change.name: name-required"],
    ["a contact that is no address", { billingContact: "abc" }, "change.billingContact: billing-contact"],
    ["a trial at no instant", { trialExpiresAt: "2027-02-30T00:00:00Z" }, "change.trialExpiresAt: trial-date"],
    [
      "a twenty-first tag",
      { tags: Array.from({ length: 21 }, (_, at) => ({ key: `k${at}`, value: "v" })) },
      "change.tags: tags-too-many",
    ],
    ["a tag without value", { tags: [{ key: "k", value: "" }] }, "change.tags.0.value: tag-value-required"],
  ])("is refused with %s", (_what, change, issue) => {
    expect(issues(change)).toEqual([issue]);
  });

  test("of the tenant is refused: CloudHealth has no such change", () => {
    expect(issues({ azureCustomerId: FORM.operationId })).toHaveLength(1);
  });

  test("is judged by what it changes, not by what was there before", () => {
    const facts = { now: new Date("2027-01-01T00:00:00Z"), namesTaken: ["Acme"] };
    expect(checkCustomerChange({}, facts)).toEqual([]);
    expect(checkCustomerChange({ name: "ACME", trialExpiresAt: "2027-01-01T00:00:00Z" }, facts)).toEqual([
      { code: "name-taken", name: "Acme" },
      { code: "trial-not-in-future", date: "2027-01-01" },
    ]);
  });
});
