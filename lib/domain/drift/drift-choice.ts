import { z } from "zod";
import { AwsAccountIdInput } from "@/lib/domain/values/aws-account-id";

/** Up to here a choice is acted on at once; above it a person types how many there are. */
export const UNTYPED_LIMIT = 25;

const mark = z.string({ error: "mark" }).regex(/^[0-9a-f]{64}$/, { error: "mark" });

/** What is acted on: rows by name, or all that a search lets through, each with the mark of what was shown. */
const DriftChoiceInput = z.discriminatedUnion("of", [
  z.strictObject({
    of: z.literal("rows"),
    rows: z
      .array(z.strictObject({ owner: AwsAccountIdInput, mark }))
      .min(1, { error: "rows" })
      .max(100, { error: "rows" }),
  }),
  z.strictObject({ of: z.literal("all"), params: z.string().max(2_000, { error: "params" }), mark }),
]);
export type DriftChoice = z.output<typeof DriftChoiceInput>;

export const AdoptionInput = z.strictObject({
  choice: DriftChoiceInput,
  /** How many a person says there are; asked for above the limit. */
  typed: z.string().max(20, { error: "typed" }),
});
export type Adoption = z.output<typeof AdoptionInput>;
/** As the browser sends it. */
export type SentChoice = z.input<typeof DriftChoiceInput>;

export type DriftRefusal =
  /** Since the page was shown, something of what was chosen is otherwise. */
  | { readonly code: "drift-changed" }
  | { readonly code: "count-not-typed"; readonly count: number }
  | { readonly code: "nothing-revertible" };
