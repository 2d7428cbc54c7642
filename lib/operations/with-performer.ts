import "server-only";
import type { OperationKind } from "@/lib/domain/operations/operation";
import { unreachable } from "@/lib/domain/values/result";
import { performAssignAccount } from "@/lib/operations/perform-assign-account";
import { performChangeAssignment } from "@/lib/operations/perform-change-assignment";
import { performChangeCustomer } from "@/lib/operations/perform-change-customer";
import { performCreateBlock } from "@/lib/operations/perform-create-block";
import { performCreateCustomer } from "@/lib/operations/perform-create-customer";
import { performDeleteCustomer } from "@/lib/operations/perform-delete-customer";
import { performRemoveAssignment } from "@/lib/operations/perform-remove-assignment";
import { performRequestUsageReport } from "@/lib/operations/perform-request-usage-report";
import type { Performer } from "@/lib/operations/performer";

/** The kind of an operation says who performs it and what its payload is; this is the one place where they meet. */
export function withPerformer<R>(kind: OperationKind, use: <P, T>(performer: Performer<P, T>) => R): R {
  switch (kind) {
    case "assign-account":
      return use(performAssignAccount);
    case "change-assignment":
      return use(performChangeAssignment);
    case "remove-assignment":
      return use(performRemoveAssignment);
    case "create-block":
      return use(performCreateBlock);
    case "create-customer":
      return use(performCreateCustomer);
    case "change-customer":
      return use(performChangeCustomer);
    case "delete-customer":
      return use(performDeleteCustomer);
    case "request-usage-report":
      return use(performRequestUsageReport);
    default:
      return unreachable(kind);
  }
}
