import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { JournalDamaged, openJournal } from "./journal";
import { type JournalEntry, openStore } from "./store";
import { seedRows, worldLabel } from "./world";

const WORLD = { seed: 1, customers: 24, accounts: 160 };
let folder = "";
const file = () => join(folder, "journal.jsonl");
const open = (world = WORLD) =>
  openStore({ seed: () => seedRows(world), world: worldLabel(world), journal: openJournal<JournalEntry>(folder) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function rename(name: string): void {
  const store = open();
  const acme = store.get("customers", 3947);
  if (acme !== undefined) store.commit([{ put: "customers", row: { ...acme, name } }]);
  store.close();
}

test("changes come back when the journal is replayed", () => {
  rename("Acme North");
  expect(open().get("customers", 3947)?.name).toBe("Acme North");
});

test("a torn last line is cut off, and what is written after it survives", () => {
  rename("Acme North");
  appendFileSync(file(), '{"changes":[{"put":"customers","row":{"id":39');
  expect(open().get("customers", 3947)?.name).toBe("Acme North");
  rename("Acme South");
  expect(open().get("customers", 3947)?.name).toBe("Acme South");
});

test("a broken line before the last is damage and not passed over", () => {
  rename("Acme North");
  writeFileSync(file(), readFileSync(file(), "utf8").replace("{", "["));
  expect(open).toThrow(JournalDamaged);
});

test("the state of another world is refused", () => {
  rename("Acme North");
  expect(() => open({ ...WORLD, seed: 2 })).toThrow(JournalDamaged);
});

test("an id is never given twice, not even after a deletion and a restart", () => {
  const store = open();
  const id = store.nextId("assignments");
  store.commit([{ put: "assignments", row: { id, ownerId: "1", customerId: 1, payerOwnerId: "1" } }]);
  store.commit([{ drop: "assignments", id }]);
  store.close();
  expect(open().nextId("assignments")).toBe(id + 1);
});

test("a reset returns to the seed's world, for good, and the journal starts again", () => {
  rename("Acme North");
  const size = statSync(file()).size;
  const store = open();
  store.reset();
  store.close();
  expect(statSync(file()).size).toBeLessThan(size);
  expect(open().dump()).toEqual(openStore({ seed: () => seedRows(WORLD), world: "", journal: null }).dump());
});

test("a journal of many and of long lines comes back whole", () => {
  const store = open();
  for (let id = 1; id <= 2_000; id += 1) {
    const ownerId = "é".repeat(id === 1_000 ? 1_500_000 : id % 50);
    store.commit([{ put: "assignments", row: { id, ownerId, customerId: 1, payerOwnerId: "1" } }]);
  }
  store.close();
  expect(open().dump()).toEqual(store.dump());
});

test.each(["7", "null", '{"changes":1}', '{"changes":[{"put":"nowhere","row":{"id":1}}]}'])(
  "a line that is no change of these tables is damage: %s",
  (line) => {
    rename("Acme North");
    appendFileSync(file(), `${line}\n`);
    expect(open).toThrow(JournalDamaged);
  },
);
