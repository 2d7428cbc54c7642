import "server-only";
import { isDeepStrictEqual } from "node:util";
import { inTransaction, withScope } from "@/lib/db/client";
import { listCustomersOf } from "@/lib/db/customer-rows";
import { findUsageReport } from "@/lib/db/report-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { checkUsageRequest, type UsageRequest, type UsageRequestRefusal } from "@/lib/domain/usage/usage-request-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { partByLink } from "@/lib/services/usage/part-by-link";
import { recordUsageReport } from "@/lib/services/usage/record-usage-report";
import { now } from "@/lib/support/clock";

export type RequestUsageReportRefusal =
  | NotPermitted
  | { readonly code: "operation-conflict"; readonly operationId: string }
  | { readonly code: "rules"; readonly refusals: readonly UsageRequestRefusal[] };

type Requested = Result<{ readonly reportId: string }, RequestUsageReportRefusal>;

/** Records the wish for a report and all HERE reports it takes; the form's id is the report's, so sent twice it is one. */
export async function requestUsageReport(scope: StaffScope, request: UsageRequest): Promise<Requested> {
  const forbidden = whyNotPermitted(scope, "usage:request");
  if (forbidden) return refuse(forbidden);
  const { operationId: id, customerIds, ...choices } = request;
  const found = await withScope(scope, (db) => listCustomersOf(db, customerIds));
  const { linked, withoutRealm } = partByLink(customerIds, found);
  const asked: UsageReportRequest = { ...choices, subAccounts: linked.map(({ realm }) => realm) };
  const repeat = await findRepeat(scope, id, asked);
  if (repeat) return repeat;
  const refusals = checkUsageRequest(request, { now: now(), withoutRealm: withoutRealm.map(({ name }) => name) });
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  try {
    const actor = { id: scope.userId, name: scope.name };
    await inTransaction(scope, (db) => recordUsageReport(db, actor, { id, customers: linked, request: asked }));
  } catch (error) {
    const told = await findRepeat(scope, id, asked);
    if (told) return told;
    throw error;
  }
  return ok({ reportId: id });
}

/** Whether this very form was sent before; null when it is new. */
async function findRepeat(scope: StaffScope, id: string, asked: UsageReportRequest): Promise<Requested | null> {
  const known = await withScope(scope, (db) => findUsageReport(db, id));
  if (!known) return null;
  return isDeepStrictEqual(known.request, asked)
    ? ok({ reportId: id })
    : refuse({ code: "operation-conflict", operationId: known.parts[0]?.operationId ?? id });
}
