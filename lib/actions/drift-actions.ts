"use server";

import { staffAction } from "@/lib/actions/define-action";
import { AdoptionInput } from "@/lib/domain/drift/drift-choice";
import { adoptDrift } from "@/lib/services/drift/adopt-drift";

export const adoptDriftAction = staffAction({
  permission: "assignments:write",
  input: AdoptionInput,
  run: adoptDrift,
  refresh: ["/assignments", "/customers"],
});
