import { describe, expect, test } from "vitest";
import { fitsOnePattern } from "./cloudhealth/assignments/assignment-rules";
import { seedRows } from "./world";

const rows = seedRows({ seed: 1, customers: 24, accounts: 160 });
const of = (customerId: number) => rows.assignments.filter((held) => held.customerId === customerId);
const account = (ownerId: string) => rows.accounts.find((known) => known.ownerId === ownerId);

test("the same seed gives the same world, another seed another one", () => {
  expect(seedRows({ seed: 1, customers: 24, accounts: 160 })).toEqual(rows);
  expect(seedRows({ seed: 2, customers: 24, accounts: 160 })).not.toEqual(rows);
});

describe("the named customers", () => {
  test("keep their numbers and names", () => {
    expect(rows.customers.slice(0, 8).map(({ id, name }) => `${id} ${name}`)).toEqual([
      "3947 Acme",
      "3948 Borealis",
      "3949 Cobalt",
      "3950 Dune",
      "3951 Molasses Ltd",
      "3952 Tempest Works",
      "3953 Gibberish & Sons",
      "3954 Échelle Logistique",
    ]);
  });
  test("Acme has five standalone accounts, Borealis one payer and four linked", () => {
    expect(of(3947).map((held) => held.payerOwnerId === held.ownerId)).toEqual(Array(5).fill(true));
    expect(of(3948).filter((held) => held.payerOwnerId === held.ownerId)).toHaveLength(1);
    expect(of(3948)).toHaveLength(5);
  });
  test("Cobalt has partner billing off and holds nothing; Dune holds blocks only", () => {
    expect(rows.customers[2]?.billing.enabled).toBe(false);
    expect([of(3949), of(3950)]).toEqual([[], []]);
    expect(rows.blocks.map((block) => block.customerId)).toEqual([3950, 3950, 3950, 3950]);
  });
});

test("every size of world obeys its own rules", () => {
  for (const world of [rows, seedRows({ seed: 7, customers: 100, accounts: 900 })]) {
    const owners = [...world.assignments, ...world.blocks].map((held) => held.ownerId);
    expect(new Set(owners).size).toBe(owners.length);
    expect(new Set(world.accounts.map((known) => known.ownerId)).size).toBe(world.accounts.length);
    for (const { id } of world.customers)
      expect(fitsOnePattern(world.assignments.filter((held) => held.customerId === id))).toBe(true);
  }
});

test("linked accounts share their payer's AWS family", () => {
  for (const held of rows.assignments) expect(account(held.ownerId)?.awsPayer).toBeTruthy();
  for (const held of rows.assignments.filter((linked) => linked.ownerId !== linked.payerOwnerId)) {
    expect(account(held.ownerId)?.awsPayer).toBe(account(held.payerOwnerId)?.awsPayer);
  }
});

test("accounts are left to assign: two and more beside Borealis, and some that no rule allows", () => {
  const taken = new Set([...rows.assignments, ...rows.blocks].map((held) => held.ownerId));
  const free = rows.accounts.filter((known) => known.ownerId === null || !taken.has(known.ownerId));
  const family = account(of(3948)[0]?.ownerId ?? "")?.awsPayer;
  expect(free).toHaveLength(14);
  expect(
    free.filter((known) => known.accountType === "Linked" && known.awsPayer === family).length,
  ).toBeGreaterThanOrEqual(2);
  expect(free.filter((known) => known.awsPayer === null && known.ownerId !== null)).toHaveLength(2);
});
