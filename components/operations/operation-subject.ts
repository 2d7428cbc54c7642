import { groupAccountNumber } from "@/components/ui/figures/group-account-number";
import type { OperationView } from "@/lib/domain/operations/operation-view";

/** What is written to as a person reads it: account numbers in groups, names as they are. */
export function operationSubject({ kind, subject }: Pick<OperationView, "kind" | "subject">): string {
  const isAccount = kind === "assign-account" || kind === "change-assignment" || kind === "remove-assignment";
  return isAccount ? groupAccountNumber(subject) : subject;
}
