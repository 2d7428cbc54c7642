import { z } from "zod";

export const ApplyBulkInput = z.strictObject({
  batchId: z.uuid({ error: "operation-id" }),
  /** The page's own parameters: whom it shows, and the edit. */
  params: z.string().max(500_000),
  /** Names the customers and versions that were looked at. */
  mark: z.string().length(64),
  /** How many changes a person typed; null where nobody was asked. */
  typed: z.int().nullable(),
});
export type ApplyBulkRequest = z.output<typeof ApplyBulkInput>;
