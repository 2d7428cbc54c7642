import { z } from "zod";
import type { UsagePartProgress } from "@/lib/domain/usage/usage-report";

/** fetch: look once more for the HERE report there is. ask: request another one. */
export const PART_RETRIES = ["fetch", "ask"] as const;
export type PartRetry = (typeof PART_RETRIES)[number];

/**
 * What a person may do about a part that failed, the cheapest first. While it is not known whether HERE took the
 * request, that is decided about the request itself.
 */
export function partRetries(progress: UsagePartProgress): PartRetry[] {
  if (progress.at === "cancelled") return ["ask"];
  if (progress.at !== "failed" || progress.reason === "unknown-outcome") return [];
  const mayStillCome = progress.reason === "gave-up" || progress.reason === "unreadable";
  return mayStillCome && progress.hereId !== null ? ["fetch", "ask"] : ["ask"];
}

export const PartRetryInput = z.strictObject({
  partId: z.uuid({ error: "operation-id" }),
  retry: z.enum(PART_RETRIES, { error: "decision" }),
  operationId: z.uuid({ error: "operation-id" }),
});
export type PartRetryRequest = z.output<typeof PartRetryInput>;
