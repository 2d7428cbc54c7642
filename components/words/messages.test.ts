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

type Found = { names: string[]; end: number };

/**
 * Reads from `at` to the brace that closes what was open there; the words of plural branches are not names. What a
 * language does with a count (plural or not) is its own affair.
 */
function namesFrom(text: string, at: number): Found {
  const names: string[] = [];
  let here = at;
  while (here < text.length && text[here] !== "}") {
    const argument = /^\{\s*(\w+)\s*(?:\}|,\s*(\w+)\s*(\}|,))/.exec(text.slice(here));
    if (argument === null) {
      here += 1;
      continue;
    }
    names.push(argument[1] ?? "");
    here += argument[0].length;
    if (argument[3] !== ",") continue;
    for (let branch = /^[^{}]*\{/.exec(text.slice(here)); branch; branch = /^[^{}]*\{/.exec(text.slice(here))) {
      const inner = namesFrom(text, here + branch[0].length);
      names.push(...inner.names);
      here = inner.end;
    }
    here += 1;
  }
  return { names, end: here + 1 };
}

function placeholders(text: string): string[] {
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...namesFrom(text, 0).names, ...tags])].sort();
}

test("placeholders are read through plural branches", () => {
  const text = "{count, plural, one {account of {name}} other {# accounts}} since {at} <b>now</b>";
  expect(placeholders(text)).toEqual(["<b>", "at", "count", "name"]);
});

const read = (locale: string, file: string) => leaves(JSON.parse(readFileSync(`${here}${locale}/${file}`, "utf8")));

test("both languages have the same files and every file is loaded", () => {
  expect(readdirSync(`${here}fr`).sort()).toEqual(files);
  const names = files
    .map((file) => file.replace(".json", "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()))
    .sort();
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
