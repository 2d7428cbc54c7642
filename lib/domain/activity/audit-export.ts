import { z } from "zod";
import type { AuditLine, AuditValue } from "@/lib/domain/activity/audit-line";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** The lines of an export that proves itself: a head, the signed roots, the entries in their places, and an end. */
const PLACE = z.string().regex(/^\d{1,19}$/);
const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const KEY = z.string().regex(/^[\w-]{43}$/);
const SIGNATURE = z.string().regex(/^[\w-]{86}$/);
const DAY = z.iso.date();
const VALUE: z.ZodType<AuditValue> = z.json();
const CUSTOMER = z.custom<CustomerId | null>((given) => given === null || typeof given === "string");

const ENTRY: z.ZodType<AuditLine> = z.strictObject({
  id: PLACE,
  at: z.iso.datetime(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  verb: z.string(),
  subject: z.string(),
  customerId: CUSTOMER,
  operationId: z.string().nullable(),
  detail: z.record(z.string(), VALUE),
});

const HEAD = z.strictObject({
  kind: z.literal("head"),
  format: z.literal("headwater-audit-1"),
  from: DAY,
  to: DAY,
  key: KEY,
  /** Where the chain stood before the first entry; no hash when that entry is gone. */
  after: z.strictObject({ place: PLACE, hash: HASH.nullable() }),
  exportedAt: z.iso.datetime(),
});

const ROOT = z.strictObject({
  kind: z.literal("root"),
  day: DAY,
  place: PLACE,
  hash: HASH,
  key: KEY,
  signature: SIGNATURE,
});

/** Without a place it waits for one; without an entry the one that had this place is gone. */
const LINK = z.strictObject({
  kind: z.literal("entry"),
  place: PLACE.nullable(),
  hash: HASH.nullable(),
  entry: ENTRY.nullable(),
});

const END = z.strictObject({
  kind: z.literal("end"),
  entries: z.int().min(0),
  waiting: z.int().min(0),
  place: PLACE,
  hash: HASH.nullable(),
  signature: SIGNATURE,
});

export const AuditExportLine = z.discriminatedUnion("kind", [HEAD, ROOT, LINK, END]);
export type AuditExportLine = z.infer<typeof AuditExportLine>;
export type AuditExportHead = z.infer<typeof HEAD>;
export type AuditExportLink = z.infer<typeof LINK>;
export type AuditExportEnd = z.infer<typeof END>;
