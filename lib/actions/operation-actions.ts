"use server";

import { staffAction } from "@/lib/actions/define-action";
import { BatchDecisionInput } from "@/lib/domain/operations/batch-decision";
import { DecisionInput } from "@/lib/domain/operations/decision";
import { decideAboutBatch } from "@/lib/services/operations/decide-about-batch";
import { decideAboutOperation } from "@/lib/services/operations/decide-about-operation";

export const decideOperationAction = staffAction({
  permission: "operations:decide",
  input: DecisionInput,
  run: decideAboutOperation,
  refresh: ["/activity"],
});

export const decideBatchAction = staffAction({
  permission: "operations:decide",
  input: BatchDecisionInput,
  run: decideAboutBatch,
  refresh: ["/activity"],
});
