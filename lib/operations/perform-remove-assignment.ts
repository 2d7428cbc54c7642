import "server-only";
import { buryAssignment } from "@/lib/db/assignment-rows";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { Performer } from "@/lib/operations/performer";
import { readAssignment, removeAssignment } from "@/lib/upstreams/cloudhealth/assignments-api";

/** An assignment made anew gets a new id, so a removal that arrives late cannot hit it (RELIABILITY.md 3.1). */
export const performRemoveAssignment: Performer<Assignment, "gone"> = {
  send: (clients, assignment) => removeAssignment(clients.cloudhealth, assignment),

  async readBack(clients, assignment) {
    const held = await readAssignment(clients.cloudhealth, assignment);
    return held === null ? { found: "one", value: "gone" } : { found: "none" };
  },

  maybeOurs: () => true,

  describe: (_gone, { owner, customer }) => ({ id: owner, customerId: customer }),
  row: (_made, { owner }) => ({ table: "assignment", key: owner }),
  keep: (db, _gone, { operationId, payload, at }) => buryAssignment(db, payload.owner, { operationId, at }),

  explain: (lines) => [{ code: "upstream-said", lines }],
};
