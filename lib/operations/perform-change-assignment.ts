import "server-only";
import { putAssignment } from "@/lib/db/assignment-rows";
import type { Assignment, AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { explainAssignmentRefusal } from "@/lib/operations/explain-assignment-refusal";
import type { Performer } from "@/lib/operations/performer";
import { changeAssignment, readAssignment } from "@/lib/upstreams/cloudhealth/assignments-api";

export type AssignmentChange = AssignmentDraft & Pick<Assignment, "id">;

/** The same change sent twice is one change; what matters is that no newer one lies between (RELIABILITY.md 3.1). */
export const performChangeAssignment: Performer<AssignmentChange, Assignment> = {
  send: (clients, wanted) => changeAssignment(clients.cloudhealth, wanted),

  async readBack(clients, wanted) {
    const held = await readAssignment(clients.cloudhealth, { ...wanted, managedBy: "v1" });
    if (held === null) return { found: "other", refusals: [{ code: "assignment-gone", account: wanted.owner }] };
    const isDone = held.customer === wanted.customer && held.payer === wanted.payer;
    return isDone ? { found: "one", value: held } : { found: "none" };
  },

  maybeOurs: () => true,

  describe: (assignment) => ({ id: assignment.id, customerId: assignment.customer }),
  row: (_made, { owner }) => ({ table: "assignment", key: owner }),
  keep: (db, assignment, { operationId, at }) => putAssignment(db, assignment, { operationId, at }),

  explain: (lines) => [{ code: "upstream-said", lines }],
  explainWith: explainAssignmentRefusal,
};
