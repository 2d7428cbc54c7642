import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

// The inventory of docs/security.md, held against the code.

const ROOT = path.resolve(import.meta.dirname, "..");
const ROOMS = ["app", "components", "lib", "proxy.ts", "scripts/migrations", "scripts/people", "scripts/stack"];
const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...ROOMS], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.includes(".test."))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), "utf8") }));

/** Each first match of the pattern's group, with the file it stands in. */
const named = (pattern: RegExp) =>
  sources.flatMap(({ file, text }) => [...text.matchAll(pattern)].map((match) => `${match[1]} in ${file}`));
const others = (pattern: RegExp, lawful: RegExp) => named(pattern).filter((found) => !lawful.test(found));

test("hashes, MACs and derived keys are of the SHA-2 family from 256 bits on", () => {
  expect(named(/\bcreateHash\("([^"]*)"/g).length).toBeGreaterThan(5);
  expect(others(/\bcreateHash\((?:"([^"]*)")?/g, /^sha(256|384|512) /)).toEqual([]);
  expect(others(/\b(?:createHmac|hkdfSync|hkdf)\((?:"([^"]*)")?/g, /^sha(256|384|512) /)).toEqual([]);
  expect(others(/\bpbkdf2(?:Sync)?\([^;]*?"([^"]*)"/g, /^sha(256|384|512) /)).toEqual([]);
});

test("nothing is encrypted but by AES-256-GCM", () => {
  expect(others(/"((?:aes|bf|camellia|chacha20|des|rc\d|sm4)-[\w-]+)"/gi, /^aes-256-gcm /)).toEqual([]);
});

test("chance that can be foreseen decides nothing but how long a retry waits", () => {
  expect(new Set(named(/\b(Math\.random)\(/g))).toEqual(new Set(["Math.random in lib/upstreams/retry.ts"]));
});

test("nowhere is a certificate taken without being checked", () => {
  expect(named(/(rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|no-verify)/g)).toEqual([]);
});
