import { describe, expect, test } from "vitest";
import { openStore } from "../../store";
import { seedCloudMc } from "../cloudmc-seeds";
import { createCloudMcWorld } from "../cloudmc-world";
import { KESTREL_ID, NORTHPINE_ID, SYSTEM_ID } from "../organizations/organization-seeds";
import { pricingsCovering, resellerOf, validAt } from "./price-scope";

const seed = () => seedCloudMc({ seed: 1, customers: 24 });
const world = createCloudMcWorld()(openStore({ seed, world: "test", journal: null }));
const named = (name: string) => {
  const found = world.organizations.find((organization) => organization.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const pricing = (name: string, ownerId: string, moment = Date.UTC(2026, 9, 1)) =>
  validAt(pricingsCovering(world.tree, world.scopes, { organization: named(name), ownerId }), moment)?.row;

test("prices come from the closest reseller above, never from the organization itself", () => {
  expect(resellerOf(world.tree, named("Acme").id)?.id).toBe(NORTHPINE_ID);
  expect(resellerOf(world.tree, KESTREL_ID)?.id).toBe(NORTHPINE_ID);
  expect(resellerOf(world.tree, named("Pemberton Dairy").id)?.id).toBe(KESTREL_ID);
  expect(resellerOf(world.tree, SYSTEM_ID)).toBeUndefined();
});

describe("which pricing covers an organization", () => {
  test("a pricing for that organization beats the one for everybody", () => {
    expect(pricing("Acme", NORTHPINE_ID)).toMatchObject({ scopeQualifier: "GLOBAL", currency: "USD" });
    expect(pricing("Borealis", NORTHPINE_ID)).toMatchObject({ scopeQualifier: "ORG_BASE", currency: "CAD" });
  });
  test("a subtree's pricing reaches below a nested reseller", () => {
    expect(pricing("Pemberton Dairy", NORTHPINE_ID)).toMatchObject({ scopeQualifier: "ORG_TREE", currency: "CAD" });
  });
  test("GLOBAL does not cover its owner", () => {
    expect(pricing("Northpine Cloud", NORTHPINE_ID)).toBeUndefined();
  });
  test("where nothing covers it there is none", () => {
    expect(pricing("Zephyr Kitchens", KESTREL_ID)).toBeUndefined();
  });
  test("on the fifteenth the other currency takes over", () => {
    const before = pricing("Tidewater Shipping", NORTHPINE_ID, Date.UTC(2026, 9, 15) - 1);
    const after = pricing("Tidewater Shipping", NORTHPINE_ID, Date.UTC(2026, 9, 15));
    expect([before?.currency, after?.currency].sort()).toEqual(["CAD", "USD"]);
  });
});
