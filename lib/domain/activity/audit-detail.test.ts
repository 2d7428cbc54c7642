import { expect, test } from "vitest";
import { auditText, rowChanges, toldBy } from "@/lib/domain/activity/audit-detail";

test("a name beside its before is one change, what was sent stands apart, and the rest are facts", () => {
  const call = {
    at: "t",
    method: "PUT",
    path: "/v1/x/:id",
    params: { id: "7" },
    query: [],
    body: "{}",
    status: 200,
    lines: [],
    trouble: null,
  };
  expect(toldBy({ roleBefore: "viewer", role: "analyst", ended: 2, reference: null, calls: [call] })).toEqual({
    changes: [{ name: "role", before: "viewer", after: "analyst" }],
    calls: [call],
    facts: [{ name: "ended", value: 2 }],
  });
});

test("how many calls a plan takes is a fact, not a call", () => {
  expect(toldBy({ calls: 3 })).toEqual({ changes: [], calls: [], facts: [{ name: "calls", value: 3 }] });
});

test("a row says what changed in it; one that began or ended says all it had", () => {
  expect(rowChanges({ a: 1, b: [1] }, { a: 2, b: [1] })).toEqual({ aBefore: 1, a: 2 });
  expect(rowChanges(null, { a: 1, b: null })).toEqual({ aBefore: null, a: 1 });
  expect(rowChanges({ a: 1 }, null)).toEqual({ aBefore: 1, a: null });
});

test("a value with parts is shown as JSON, a text as it is", () => {
  expect([auditText("x"), auditText(null), auditText(3), auditText({ a: [1] })]).toEqual(["x", "", "3", '{"a":[1]}']);
});
