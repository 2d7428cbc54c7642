import { z } from "zod";

export const ReleaseInput = z.strictObject({ runId: z.uuid({ error: "run-id" }) });
export type ReleaseRequest = z.output<typeof ReleaseInput>;

export type ReleaseRefusal =
  | { readonly code: "run-not-held" }
  | { readonly code: "run-released"; readonly by: string }
  /** A later reading has begun; what it finds counts. */
  | { readonly code: "run-outdated" };
