import "server-only";
import { withScope } from "@/lib/db/client";
import { findOperation } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { isSettled } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";

const PATIENCE_MS = 2_500;
const STEP_MS = 80;

/** Waits a moment for an operation, so that the common case feels immediate; whatever its state is then is shown live. */
export async function awaitSettled(scope: StaffScope, operationId: string): Promise<OperationView> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await withScope(scope, (db) => findOperation(db, operationId));
    if (!found) throw new Error("An operation that was recorded is gone");
    const mayChange = found.view.state === "QUEUED" || found.view.state === "IN_FLIGHT";
    if (isSettled(found.view.state) || !mayChange || Date.now() > until) return found.view;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
