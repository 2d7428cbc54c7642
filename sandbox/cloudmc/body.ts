import { Decimal } from "decimal.js";
import { z } from "zod";
import { failure, failures } from "./answers";
import { dayOf, instantOf } from "./instants";
import type { Ask } from "./routes";

/** Every refusal names its field; nothing of the body is kept that the schema does not know. */
export async function readBody<Output>({ c }: Ask, schema: z.ZodType<Output>): Promise<Output | Response> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (body === undefined) return failure(c, 400, { message: "The body is not JSON" });
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  return failures(
    c,
    400,
    read.error.issues.map(({ path, message }) => {
      const field = path.map(String).join(".") || "body";
      return { message: `${field}: ${message}`, context: { field } };
    }),
  );
}

export const Id = z.string().min(1).max(100);
export const Reference = z.looseObject({ id: Id });
export const Names = z.record(z.string().regex(/^[a-z]{2}$/), z.string().max(500));
export const Name = Names.refine((names) => Object.values(names).some((text) => text.trim() !== ""), {
  message: "needs a text in at least one language",
});
export const Currency = z.string().regex(/^[A-Z]{3}$/, "must be a three-letter ISO 4217 code");
export const Instant = z.string().refine((text) => instantOf(text) !== null, { message: "must be an instant" });
/** Some resources take days, some instants; both are kept as sent. */
export const Moment = z.string().refine((text) => instantOf(text) !== null || dayOf(text) !== null, {
  message: "must be a day or an instant",
});

const DECIMAL = /^-?\d{1,15}(\.\d{1,12})?$/;

function decimalOf(value: unknown): Decimal | null {
  if (typeof value === "number" && Number.isFinite(value)) return new Decimal(value);
  return typeof value === "string" && DECIMAL.test(value) ? new Decimal(value) : null;
}

const LARGEST = new Decimal("1e15");

export const Amount = z
  .union([z.number(), z.string()])
  .refine((value) => decimalOf(value)?.abs().lt(LARGEST) === true, { message: "must be a decimal number" });

export const NotNegative = Amount.refine((value) => decimalOf(value)?.isNegative() === false, {
  message: "must not be negative",
});

export const Positive = Amount.refine((value) => decimalOf(value)?.gt(0) === true, { message: "must be above zero" });

export const Percent = Positive.refine((value) => decimalOf(value)?.lte(100) === true, {
  message: "must be a percentage above 0 and up to 100",
});

export function momentOf(text: string): number {
  return instantOf(text) ?? dayOf(text) ?? Number.NaN;
}
