import { expect, test } from "vitest";
import { CLOUDMC_TAG, HERE_TAG, vendorLinks } from "@/lib/domain/customers/customer";

const ORGANIZATION = "0b9c9c5e-6f5a-4d8e-9d5b-1f2f3a4b5c6d";
const tag = (key: string, value: string) => ({ key, value });

test.each([
  ["both tags", [tag(CLOUDMC_TAG, ORGANIZATION), tag(HERE_TAG, "org100000002")], [ORGANIZATION, "org100000002"]],
  ["other tags only", [tag("plan", ORGANIZATION)], [null, null]],
  ["values that are no ids", [tag(CLOUDMC_TAG, "acme"), tag(HERE_TAG, "a/b/c/d")], [null, null]],
  ["two realms, of which neither can be trusted", [tag(HERE_TAG, "org-one"), tag(HERE_TAG, "org-two")], [null, null]],
])("the other vendors' ids are read from %s", (_what, tags, [cloudmcOrganization, hereRealm]) => {
  expect(vendorLinks(tags)).toEqual({ cloudmcOrganization, hereRealm });
});
