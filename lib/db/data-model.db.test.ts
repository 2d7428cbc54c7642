import { expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

const MODELS = Object.values(Prisma.ModelName);

test("every model of the client can be read from the database that the migrations made", async () => {
  expect(MODELS.length).toBeGreaterThan(15);
  for (const model of MODELS) {
    const name = `${model[0]?.toLowerCase()}${model.slice(1)}`;
    const read = await withScope(SYSTEM, (db) => {
      const table: unknown = Reflect.get(db, name);
      if (typeof table !== "object" || table === null || !("findMany" in table)) throw new Error(`No model ${name}`);
      const { findMany } = table;
      if (typeof findMany !== "function") throw new Error(`${name} cannot be read`);
      return findMany.call(table, { take: 1 });
    });
    expect([model, Array.isArray(read)]).toEqual([model, true]);
  }
});

test("the migrations make the columns that the schema names, with the same types and the same nulls", async () => {
  const stated = await schemaColumns();
  const made = await sql<{ column: string }>(
    `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || case when a.attnotnull then '' else '?' end as column
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped`,
  );
  expect(made.map((row) => row.column).sort()).toEqual(stated.sort());
});

const TYPES: Readonly<Record<string, string>> = {
  String: "text",
  Boolean: "boolean",
  Int: "integer",
  BigInt: "bigint",
  Json: "jsonb",
  Bytes: "bytea",
};

/** Reads prisma/schema.prisma itself, which is what the client was generated from. */
async function schemaColumns(): Promise<string[]> {
  const { readFileSync } = await import("node:fs");
  const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = models.map(([, name]) => name);
  return models.flatMap(([, , body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
    const lines = body.split("\n").map((line) => line.trim());
    return lines
      .filter((line) => !names.includes(/^\w+\s+(\w+)/.exec(line)?.[1]))
      .flatMap((line) => columnOf(table, line));
  });
}

function columnOf(table: string, line: string): string[] {
  const field = /^(\w+)\s+(\w+)(\[\]|\?)?(\s.*)?$/.exec(line);
  if (!field || line.startsWith("//")) return [];
  const [, name = "", type = "", mark = "", rest = ""] = field;
  if (TYPES[type] === undefined && type !== "DateTime" && type !== "Decimal") return [];
  const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
  const nullable = mark === "?" || mark === "[]" ? "?" : "";
  return [`${table}.${column} ${typeOf(type, rest)}${mark === "[]" ? "[]" : ""}${nullable}`];
}

function typeOf(type: string, rest: string): string {
  const precise = /@db\.(\w+)(?:\(([\d, ]+)\))?/.exec(rest);
  const size = precise?.[2]?.replaceAll(" ", "");
  switch (precise?.[1]) {
    case undefined:
      return TYPES[type] ?? type;
    case "Uuid":
      return "uuid";
    case "Timestamptz":
      return `timestamp(${size}) with time zone`;
    case "VarChar":
      return `character varying(${size})`;
    case "Decimal":
      return size === undefined ? "numeric" : `numeric(${size})`;
    case "Date":
      return "date";
    default:
      return `unknown ${rest}`;
  }
}
