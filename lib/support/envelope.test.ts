import { expect, test } from "vitest";
import { open, rewrap, SealFault, seal } from "@/lib/support/envelope";
import { keyRing } from "@/lib/support/key-ring";

const OLD = "an old secret of more than 32 bytes";
const NEW = "a new secret of more than 32 bytes!";
const PLACE = { table: "upstream_connection", row: "cloudhealth", column: "credentials" };

const before = keyRing({ secret: OLD });
const during = keyRing({ secret: NEW, formerSecret: OLD });
const after = keyRing({ secret: NEW });

function faultOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return error instanceof SealFault ? error.code : String(error);
  }
  return "none";
}

test("what is sealed opens in its place, and looks different each time", () => {
  const sealed = seal("clé secrète €", PLACE, before);
  expect(open(sealed, PLACE, before)).toBe("clé secrète €");
  expect(sealed).not.toBe(seal("clé secrète €", PLACE, before));
  expect(open(seal("", PLACE, before), PLACE, before)).toBe("");
});

test("a change of any one character is found", () => {
  const sealed = seal("a key worth stealing", PLACE, before);
  const other = (character: string) => (character === "A" ? "B" : "A");
  const opened = [...sealed].filter((character, at) => {
    const changed = sealed.slice(0, at) + other(character) + sealed.slice(at + 1);
    return faultOf(() => open(changed, PLACE, before)) === "none";
  });
  expect(opened).toEqual([]);
});

test("another spelling of the same bytes is found", () => {
  const sealed = seal("a key worth stealing!", PLACE, before);
  const spare = String.fromCharCode(sealed.charCodeAt(sealed.length - 1) + 1);
  for (const same of [`${sealed}=`, `${sealed} `, sealed.slice(0, -1) + spare]) {
    expect(faultOf(() => open(same, PLACE, before))).toBe("seal-broken");
  }
});

test("a change of any one bit of the wrapped key or the value is found", () => {
  const parts = seal("a key worth stealing", PLACE, before).split(".");
  for (const part of [2, 3]) {
    const bytes = Buffer.from(parts[part] ?? "", "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const sealed = parts.with(part, changed.toString("base64url")).join(".");
      expect(faultOf(() => open(sealed, PLACE, before))).toBe("seal-broken");
    }
  }
});

test.each([
  ["table", { ...PLACE, table: "person" }],
  ["row", { ...PLACE, row: "cloudmc" }],
  ["column", { ...PLACE, column: "settings" }],
])("moved to another %s it does not open, nor is it wrapped anew", (_part, elsewhere) => {
  const sealed = seal("a key worth stealing", PLACE, before);
  expect(faultOf(() => open(sealed, elsewhere, before))).toBe("seal-broken");
  expect(faultOf(() => rewrap(sealed, elsewhere, during))).toBe("seal-broken");
});

test("the value of one seal does not open under the wrapped key of another", () => {
  const [one, other] = [seal("one", PLACE, before).split("."), seal("other", PLACE, before).split(".")];
  expect(faultOf(() => open([...one.slice(0, 3), other[3]].join("."), PLACE, before))).toBe("seal-broken");
});

test.each(["", "1", "1...", "2.a.b.c", "1.a.b.c.d"])("%j is no seal", (text) => {
  expect(faultOf(() => open(text, PLACE, before))).not.toBe("none");
});

test("under a new secret the old seals open until the former one is retired", () => {
  const sealed = seal("kept", PLACE, before);
  expect(open(sealed, PLACE, during)).toBe("kept");
  expect(faultOf(() => open(sealed, PLACE, after))).toBe("key-unknown");
});

test("wrapped anew it opens without the former secret, and twice changes nothing", () => {
  const again = rewrap(seal("kept", PLACE, before), PLACE, during);
  expect(open(again, PLACE, after)).toBe("kept");
  expect(rewrap(again, PLACE, during)).toBe(again);
  expect(faultOf(() => open(again, PLACE, before))).toBe("key-unknown");
});
