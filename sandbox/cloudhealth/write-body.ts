import type { Context } from "hono";
import { z } from "zod";
import { failure, invalid } from "./answers";

export const WriteBody = z.record(z.string(), z.unknown());
export type WriteBody = z.infer<typeof WriteBody>;

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A write without the JSON media type is refused before anybody looks at what it says. */
export async function readWrite(c: Context, repair = (text: string) => text): Promise<WriteBody | Response> {
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return failure(c, 422, "Content-Type must be application/json");
  const parsed = parseJson(repair(await c.req.text()));
  if (parsed === null) return failure(c, 400, "The body is not valid JSON");
  const body = WriteBody.safeParse(parsed.value);
  return body.success ? body.data : invalid(c, ["The body must be a JSON object"]);
}

/** Account numbers sent as JSON numbers have lost their leading zeros. */
export function ownerIdFrom(value: unknown): string | null {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return String(value).padStart(12, "0");
  return typeof value === "string" && /^\d{12}$/.test(value.trim()) ? value.trim() : null;
}

export function integerFrom(value: unknown): number | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : null;
  return typeof value === "string" && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
