import { expect, test } from "vitest";
import { type Decision, decisionsFor } from "@/lib/domain/operations/decision";
import {
  OPERATION_KINDS,
  OPERATION_STATES,
  type OperationKind,
  type OperationState,
} from "@/lib/domain/operations/operation";

test.each<[string, OperationKind, OperationState, Decision[]]>([
  ["what has not left can be called off", "assign-account", "QUEUED", ["cancel"]],
  ["what waits for its next try can be called off", "create-customer", "RETRY_WAIT", ["cancel"]],
  ["what is on its way cannot be decided about", "assign-account", "IN_FLIGHT", []],
  ["what may have happened can only be looked for", "assign-account", "UNKNOWN", ["look-again"]],
  [
    "a person may look, send anew or give up where Headwater cannot tell",
    "remove-assignment",
    "NEEDS_REVIEW",
    ["look-again", "send-again", "give-up"],
  ],
  [
    "of two customers of one name a person says which it is",
    "create-customer",
    "NEEDS_REVIEW",
    ["look-again", "adopt", "send-again", "give-up"],
  ],
  [
    "a report can be looked for, and named",
    "request-usage-report",
    "NEEDS_REVIEW",
    ["look-again", "adopt", "send-again", "give-up"],
  ],
])("%s", (_rule, kind, state, decisions) => {
  expect(decisionsFor({ kind, state })).toEqual(decisions);
});

test("nothing that may have left is ever called off, and nothing that is over is decided about", () => {
  for (const kind of OPERATION_KINDS) {
    for (const state of OPERATION_STATES) {
      const decisions = decisionsFor({ kind, state });
      if (!["QUEUED", "RETRY_WAIT"].includes(state)) expect(decisions).not.toContain("cancel");
      if (["SUCCEEDED", "REJECTED", "CANCELLED"].includes(state)) expect(decisions).toEqual([]);
    }
  }
});
