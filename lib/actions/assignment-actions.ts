"use server";

import { staffAction } from "@/lib/actions/define-action";
import { AssignmentDraftInput } from "@/lib/domain/assignments/assignment-input";
import { assignAccount } from "@/lib/services/assignments/assign-account";

export const assignAccountAction = staffAction({
  permission: "assignments:write",
  input: AssignmentDraftInput,
  run: assignAccount,
  refresh: ["/customers", "/assignments"],
});
