"use server";

import { staffAction } from "@/lib/actions/define-action";
import { AdoptionInput, ReversionInput } from "@/lib/domain/drift/drift-choice";
import { adoptDrift } from "@/lib/services/drift/adopt-drift";
import { revertDrift } from "@/lib/services/drift/revert-drift";

export const adoptDriftAction = staffAction({
  permission: "assignments:write",
  input: AdoptionInput,
  run: adoptDrift,
  refresh: ["/assignments", "/customers"],
});

export const revertDriftAction = staffAction({
  permission: "assignments:write",
  input: ReversionInput,
  run: revertDrift,
  refresh: ["/assignments/plans"],
});
