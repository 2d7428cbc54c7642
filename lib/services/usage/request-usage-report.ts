import "server-only";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { insertUsageReport } from "@/lib/db/report-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { checkUsageRequest, type UsageRequest, type UsageRequestRefusal } from "@/lib/domain/usage/usage-request-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import type { UsageReportPayload } from "@/lib/operations/perform-request-usage-report";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";
import { settings } from "@/lib/support/env";

export type RequestUsageReportRefusal =
  | NotPermitted
  | RecordRefusal
  | { readonly code: "rules"; readonly refusals: readonly UsageRequestRefusal[] };

/** Records the wish for a report; the operation's id is the report's id too, so a form sent twice makes one report. */
export async function requestUsageReport(
  scope: StaffScope,
  request: UsageRequest,
): Promise<Result<OperationView, RequestUsageReportRefusal>> {
  const forbidden = whyNotPermitted(scope, "usage:request");
  if (forbidden) return refuse(forbidden);
  const asked = request.customerId;
  const customer = asked === null ? null : await withScope(scope, (db) => findCustomer(db, asked));
  const realm = customer ? customer.links.hereRealm : null;
  const payload = toPayload(request, realm);
  const repeat = await findRepeat(scope, request.operationId, payload);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, request.operationId)) : repeat;
  const refusals = checkUsageRequest(request, { now: now(), realm });
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  const report = {
    id: payload.reportId,
    customerId: request.customerId,
    realm: realm ?? settings().here.realmId,
    request: payload.request,
    requestedById: scope.userId,
    requestedByName: scope.name,
  };
  const recorded = await recordOperation(
    scope,
    {
      id: request.operationId,
      kind: "request-usage-report",
      upstream: "here",
      resourceKey: `report:${payload.reportId}`,
      subject: customer ? customer.customer.name : report.realm,
      payload,
      customerId: request.customerId,
    },
    (db) => insertUsageReport(db, report),
  );
  return recorded.ok ? ok(await awaitSettled(scope, recorded.value.operationId)) : recorded;
}

function toPayload(request: UsageRequest, realm: string | null): UsageReportPayload {
  const { from, to, detailLevel, groupBy, billingTag, category } = request;
  const asked: UsageReportRequest = {
    from,
    to,
    detailLevel,
    groupBy,
    billingTag: billingTag ?? null,
    category: category ?? null,
    subAccounts: realm === null ? [] : [realm],
  };
  return { reportId: request.operationId, customerId: request.customerId, request: asked };
}
