import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The schemas that actions check what they are sent with, and the files those stand in. */
function inputs(): { name: string; file: string }[] {
  const sources = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith("-actions.ts"))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), "utf8"));
  return sources.flatMap((source) => {
    const imports = [...source.matchAll(/^import \{([^}]*)\} from "@\/(lib\/domain\/[^"]+)";$/gm)];
    return [...source.matchAll(/\binput: (\w+)\b(?!\.)/g)].map(([, name = ""]) => {
      const [, , from] = imports.find(([, names]) => new RegExp(`\\b${name}\\b`).test(names ?? "")) ?? [];
      return { name, file: `${from}.ts` };
    });
  });
}

interface Shape {
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
}

/** Every object in it, however deep, of which the fields are told. */
function objectsIn(node: unknown): Shape[] {
  if (typeof node !== "object" || node === null) return [];
  const found: Shape[] = "properties" in node ? [node] : [];
  return [...found, ...Object.values(node).flatMap(objectsIn)];
}

test("no form brings fields that nobody asked for, whichever action it is sent to", { timeout: 60_000 }, async () => {
  const asked = inputs();
  expect(asked.length).toBeGreaterThan(50);
  const loose: string[] = [];
  for (const { name, file } of asked) {
    const { [name]: schema } = await import(path.join(ROOT, file));
    const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    if (objectsIn(shape).some(({ additionalProperties }) => additionalProperties !== false)) loose.push(name);
  }
  expect(loose).toEqual([]);
});
