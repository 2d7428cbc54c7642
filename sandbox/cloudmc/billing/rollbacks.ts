import { randomUUID } from "node:crypto";
import type { Change } from "../../rows";
import { instantText } from "../instants";
import { type Ask, type Route, seenOrganization } from "../routes";

/** Reports are priced when they are asked for, so processing the past again is done as soon as it is decided. */
export function rollbackFrom(ask: Ask, organizationId: string, startDate: string): Change {
  return {
    put: "cmcRollbacks",
    row: {
      id: randomUUID(),
      organizationId,
      type: "REPROCESS",
      status: "COMPLETED",
      startDate,
      creationDate: instantText(ask.nowMs),
    },
  };
}

function list(ask: Ask): Response {
  const seen = ask.world.store
    .all("cmcRollbacks")
    .filter(({ organizationId }) => seenOrganization(ask, organizationId) !== undefined);
  return ask.c.json({
    data: seen.map(({ organizationId, ...rollback }) => ({ ...rollback, organization: { id: organizationId } })),
  });
}

export const ROLLBACK_ROUTES: Route[] = [["get", "/rollbacks", list]];
