import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

/** A domain value kept whole as JSON. Only Headwater writes these columns, so what is read is what was put there. */
export function toDocument<T extends object>(value: T): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

export function fromDocument<T>(json: Prisma.JsonValue): T {
  return json as T;
}
