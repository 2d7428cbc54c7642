import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { z } from "zod";
import { type ConnectionPart, PARTS_OF } from "@/lib/domain/settings/connection-parts";

const TODAY = new Date().toISOString();
const DAYS = [0, 1, 32, 400, -30].map((days) => new Date(Date.now() - days * 86_400_000).toISOString());
const UUIDS = Array.from({ length: 4 }, randomUUID);

/** Something of everything an input may ask for; what a schema takes of it is drawn for it. */
const TEXTS = [
  ...["", "Acme", "Quillfeather & Sons", "a", "name", "note", "customers", "3947", "3948", "3950", "9999", "0", "1"],
  ...[
    "100000000001",
    "200000000002",
    "000000000001",
    "12.50",
    "0.000001",
    "-1",
    "100",
    "EUR",
    "USD",
    "CAD",
    "FR",
    "US",
  ],
  ...["nobody@people.example", "https://api.cloudhealth.example", "75001", "Rue d’Été 7", "values.csv", "a.tsv"],
  ...["en", "fr", "UTC", "America/Montreal", "light", "cloudhealth", "cloudmc", "here", "hrn:here:app:1", "standalone"],
  ...[
    "a long enough sentence of words",
    "123456",
    "A".repeat(43),
    "b".repeat(64),
    "ABCDEFGHJKLMNPQRSTUVWX",
    "/customers",
  ],
  ...DAYS,
  ...DAYS.map((day) => day.slice(0, 10)),
  ...DAYS.map((day) => day.slice(0, 7)),
  ...[`${TODAY.slice(0, 7)}-01`, "2026-09-01", "2026-10-01", "2026-10-03", "page=2&sort=name", "?page=2"],
  ...UUIDS,
];
const NUMBERS = [0, 1, 2, 3, 5, 7, 12, 13, 20, 50, 100, 1_000, 2_026];

/** A file goes beside the text of an input. */
export const FILE = Symbol("a file");

/** Inputs as a page would send them, as far as each value by itself can tell. */
export function drawsOf(schema: unknown, known: readonly string[] = []): fc.Arbitrary<unknown> {
  const draws = (inner: unknown) => drawsOf(inner, known);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape);
    const requiredKeys = fields.flatMap(([name, of]) => (isOptional(of) ? [] : [name]));
    return fc.record(Object.fromEntries(fields.map(([name, of]) => [name, draws(of)])), { requiredKeys });
  }
  if (schema instanceof z.ZodArray) return fc.array(draws(schema.element), { minLength: 1, maxLength: 3 });
  if (isOptional(schema)) return draws(schema.unwrap());
  if (schema instanceof z.ZodNullable) return fc.option(draws(schema.unwrap()), { nil: null });
  if (schema instanceof z.ZodDefault) return draws(schema.unwrap());
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(draws));
  if (schema instanceof z.ZodRecord) return fc.oneof(...Object.values(PARTS_OF).map(connection));
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNull) return fc.constant(null);
  if (schema instanceof z.ZodCustom) return fc.constant(FILE);
  if (schema instanceof z.ZodPipe && !isLeaf(schema)) return draws(schema.in);
  return leaf(schema, known);
}

function isLeaf(schema: unknown): boolean {
  return schema instanceof z.ZodPipe
    ? isLeaf(schema.in)
    : schema instanceof z.ZodString || schema instanceof z.ZodNumber;
}

function leaf(schema: unknown, known: readonly string[]): fc.Arbitrary<unknown> {
  const all: readonly (string | number)[] = [...known, ...TEXTS, ...NUMBERS];
  const taken = schema instanceof z.ZodType ? all.filter((one) => schema.safeParse(one).success) : [];
  return fc.constantFrom(...(taken.length === 0 ? all : taken));
}

function isOptional(schema: unknown): schema is z.ZodOptional | z.ZodExactOptional {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional;
}

/** The one record there is: the parts of a connection, of which some are addresses. */
function connection(parts: readonly ConnectionPart[]): fc.Arbitrary<unknown> {
  const address = fc.constantFrom("https://api.vendor.example", "http://127.0.0.1:9", "https://[::1]/", "file:///etc");
  const text = fc.constantFrom("a-key-of-somebody", "realm", "");
  return fc.record(Object.fromEntries(parts.map((part) => [part, /address/.test(part) ? address : text])));
}
