import { expect, test } from "vitest";
import { OPERATION_KINDS } from "@/lib/domain/operations/operation";
import { auditVerb } from "./audit-verb";

test.each(OPERATION_KINDS)("whatever becomes of %s has words in the trail", (kind) => {
  for (const what of ["asked", "done", "refused", "needs-review"]) {
    expect(auditVerb(`${kind}:${what}`)).toBe(`${kind}-${what}`);
  }
});

test("a verb without words is shown as it is written", () => {
  expect(auditVerb("person:promoted")).toBeNull();
});
