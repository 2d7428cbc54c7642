import { z } from "zod";
import type { OperationKind, OperationState } from "@/lib/domain/operations/operation";

/** What a person may decide about an operation that is not over (RELIABILITY.md 3.1). */
export const DECISIONS = ["cancel", "look-again", "adopt", "send-again", "give-up"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Kinds whose effect can be looked for upstream: by a key of its own, of a report request by its words. */
const READ_BACK: readonly OperationKind[] = [
  "assign-account",
  "change-assignment",
  "remove-assignment",
  "create-block",
  "create-customer",
  "change-customer",
  "delete-customer",
  "request-usage-report",
];
/** Kinds of which a person may name what was made, because two things could be it. */
const ADOPTABLE: readonly OperationKind[] = ["create-customer", "request-usage-report"];

/** The decisions that make sense now, the safest first. The page offers these, the service takes only these. */
export function decisionsFor({ kind, state }: { kind: OperationKind; state: OperationState }): Decision[] {
  const canLook = READ_BACK.includes(kind);
  switch (state) {
    case "QUEUED":
    case "RETRY_WAIT":
      return ["cancel"];
    case "UNKNOWN":
      return canLook ? ["look-again"] : [];
    case "NEEDS_REVIEW":
      return [
        ...(canLook ? (["look-again"] as const) : []),
        ...(ADOPTABLE.includes(kind) ? (["adopt"] as const) : []),
        "send-again",
        "give-up",
      ];
    default:
      return [];
  }
}

/** `reference` names what was made, when that is adopted: a customer's id, a report's. */
export const DecisionInput = z.strictObject({
  operationId: z.uuid({ error: "operation-id" }),
  decision: z.enum(DECISIONS, { error: "decision" }),
  reference: z
    .string({ error: "reference" })
    .trim()
    .regex(/^([1-9][0-9]{0,17}|REPORT-[0-9]{4,20})$/, { error: "reference" })
    .optional(),
});
export type DecisionRequest = z.output<typeof DecisionInput>;

export type DecisionRefusal =
  /** It went on meanwhile, so the decision fits no more. */
  { readonly code: "decision-late"; readonly operationId: string } | { readonly code: "reference-missing" };
