"use server";

import { staffAction } from "@/lib/actions/define-action";
import { DecisionInput } from "@/lib/domain/operations/decision";
import { decideAboutOperation } from "@/lib/services/operations/decide-about-operation";

export const decideOperationAction = staffAction({
  permission: "operations:decide",
  input: DecisionInput,
  run: decideAboutOperation,
  refresh: ["/activity"],
});
