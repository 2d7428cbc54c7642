/** Every write to an upstream, from intent to settled outcome (RELIABILITY.md 3.1). */
export const OPERATION_STATES = [
  "QUEUED",
  "IN_FLIGHT",
  "SUCCEEDED",
  "REJECTED",
  "RETRY_WAIT",
  "UNKNOWN",
  "NEEDS_REVIEW",
  "CANCELLED",
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

export const OPERATION_KINDS = [
  "assign-account",
  "change-assignment",
  "remove-assignment",
  "create-block",
  "create-customer",
  "change-customer",
  "delete-customer",
  "request-usage-report",
] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export function isSettled(state: OperationState): boolean {
  return state === "SUCCEEDED" || state === "REJECTED" || state === "NEEDS_REVIEW" || state === "CANCELLED";
}
