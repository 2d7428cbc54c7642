"use server";

import { staffAction } from "@/lib/actions/define-action";
import { AssignmentDraftInput } from "@/lib/domain/assignments/assignment-input";
import { BlockDraftInput } from "@/lib/domain/assignments/billing-block";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { createBlock } from "@/lib/services/assignments/create-block";

export const assignAccountAction = staffAction({
  permission: "assignments:write",
  input: AssignmentDraftInput,
  run: assignAccount,
  refresh: ["/customers", "/assignments"],
});

export const createBlockAction = staffAction({
  permission: "assignments:write",
  input: BlockDraftInput,
  run: createBlock,
  refresh: ["/customers", "/assignments"],
});
