import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { MESSAGES } from "./messages";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(`${here}en`).sort();

function leaves(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value !== "object" || value === null) throw new Error(`${path} is neither text nor a group`);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path ? `${path}.${key}` : key)]));
}

/** Names between braces and rich-text tags; the words inside plural branches differ between languages and are left out. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\s*([A-Za-z_]\w*)\s*(?:,\s*(\w+))?/g)]
    .filter(([whole, name]) => /[,}]/.test(text[text.indexOf(whole) + whole.length] ?? "") && name !== undefined)
    .map(([, name, kind]) => `${name}:${kind ?? "value"}`);
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...names, ...tags])].sort();
}

const read = (locale: string, file: string) => leaves(JSON.parse(readFileSync(`${here}${locale}/${file}`, "utf8")));

test("both languages have the same files and every file is loaded", () => {
  expect(readdirSync(`${here}fr`).sort()).toEqual(files);
  const names = files.map((file) => file.replace(".json", ""));
  expect(Object.keys(MESSAGES.en).sort()).toEqual(names);
  expect(Object.keys(MESSAGES.fr).sort()).toEqual(names);
});

describe.each(files)("%s", (file) => {
  const en = read("en", file);
  const fr = read("fr", file);

  test("has the same keys in English and French", () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test("has the same placeholders under each key", () => {
    for (const [key, text] of en) expect([key, placeholders(fr.get(key) ?? "")]).toEqual([key, placeholders(text)]);
  });

  test("has no empty text", () => {
    expect([...en, ...fr].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("puts a no-break space before : ; ! ? % and inside « » in French", () => {
    const faulty = [...fr].filter(([, text]) => /[^\s\u00a0\u202f] ?[;!?%»](?:\s|$)| :(?:\s|$)|« /.test(text));
    expect(faulty).toEqual([]);
  });
});
