import "server-only";
import type { z } from "zod";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ConnectionRefusal, ConnectionRemovalInput } from "@/lib/domain/settings/connection-input";
import { PARTS_OF } from "@/lib/domain/settings/connection-parts";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { NotPermitted } from "@/lib/services/access/permit";
import { changeConnection } from "@/lib/services/settings/change-connection";

/** Forgets what was entered: the environment's connection holds again. */
export function removeConnection(
  scope: StaffScope,
  removal: z.output<typeof ConnectionRemovalInput>,
): Promise<Result<null, NotPermitted | ConnectionRefusal>> {
  return changeConnection(scope, {
    ...removal,
    verb: "connection:removed",
    toEntered: (kept) =>
      kept?.entered
        ? ok({ entered: null, fields: PARTS_OF[removal.upstream] })
        : refuse({ code: "connection-of-environment" }),
  });
}
