import "server-only";
import { putAssignment } from "@/lib/db/assignment-rows";
import type { Assignment, AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { explainAssignmentRefusal } from "@/lib/operations/explain-assignment-refusal";
import type { Performer } from "@/lib/operations/performer";
import { createAssignment, findAssignmentByOwner } from "@/lib/upstreams/cloudhealth/assignments-api";

/** The owner account is the natural key: CloudHealth keeps at most one assignment of it (cloudhealth.md 5.1, rule 3). */
export const performAssignAccount: Performer<AssignmentDraft, Assignment> = {
  send: (clients, draft) => createAssignment(clients.cloudhealth, draft),

  async readBack(clients, draft) {
    const around: Assignment[] = [];
    const held = await findAssignmentByOwner(clients.cloudhealth, draft.owner, (other) => {
      if (other.customer === draft.customer || other.owner === draft.payer) around.push(other);
    });
    if (held === null) return { found: "none", around };
    const isOurs = held.managedBy === "v1" && held.customer === draft.customer && held.payer === draft.payer;
    if (isOurs) return { found: "one", value: held };
    return {
      found: "other",
      refusals: [{ code: "account-held", account: draft.owner, holder: held.customer, holderName: held.customer }],
    };
  },

  maybeOurs: () => true,

  describe: (assignment) => ({ id: assignment.id, customerId: assignment.customer }),
  row: (_made, { owner }) => ({ table: "assignment", key: owner }),
  keep: (db, assignment, { operationId, at }) => putAssignment(db, assignment, { operationId, at }),

  explain: (lines) => [{ code: "upstream-said", lines }],
  explainWith: explainAssignmentRefusal,
};
