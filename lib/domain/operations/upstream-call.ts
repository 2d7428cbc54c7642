import { z } from "zod";
import type { UpstreamTrouble } from "@/lib/domain/values/upstream";

const TROUBLES = [
  "unreachable",
  "slow",
  "limited",
  "refused",
  "credentials",
  "failing",
  "unreadable",
] as const satisfies UpstreamTrouble[];

/** One write as it left and what was answered, fit to keep: no key, no address, no header, and bounded. */
export const UpstreamCall = z.object({
  at: z.string(),
  method: z.enum(["POST", "PUT", "DELETE"]),
  /** The template, such as `/v1/customers/:id`. */
  path: z.string(),
  params: z.record(z.string(), z.string()),
  query: z.array(z.tuple([z.string(), z.string()])),
  body: z.string().nullable(),
  /** Null when no answer came. */
  status: z.number().nullable(),
  /** The upstream's own sentences. */
  lines: z.array(z.string()),
  /** What stood in the way of an answer, or what the answer says about the upstream. */
  trouble: z.enum(TROUBLES).nullable(),
});
export type UpstreamCall = z.infer<typeof UpstreamCall>;
