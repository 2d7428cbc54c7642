import { z } from "zod";

export const RETENTION_MONTHS_MAX = 120;

export interface UsageRetention {
  readonly months: number;
  readonly version: number;
  /** Null: as it came. */
  readonly setByName: string | null;
  readonly setAt: string;
}

/** For how many months reports are kept, and the version that this was decided from. */
export const UsageRetentionInput = z.strictObject({
  months: z.coerce
    .number({ error: "months" })
    .int({ error: "months" })
    .min(1, { error: "months" })
    .max(RETENTION_MONTHS_MAX, { error: "months" }),
  version: z.number().int().min(1),
});
