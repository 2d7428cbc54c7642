import { setTimeout as pause } from "node:timers/promises";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { loadReportStatus, requestUsageReport } from "@/lib/upstreams/here/usage-reports-api";
import type { CallTargets } from "./adapter-calls";
import type { CaseClients } from "./case-clients";
import type { Ground } from "./ground";

const LOOK_MS = 20;

/** Things of the emulator's world that the calls are about, and one report that is done. */
export async function findTargets({ control }: Ground, clients: CaseClients): Promise<CallTargets> {
  const hereReport = await doneReport(clients);
  const store = await control.store();
  const first = (table: string, fits: (row: Readonly<Record<string, unknown>>) => boolean, skip = 0) => {
    const row = (store[table] ?? []).filter(fits)[skip];
    if (!row) throw new Error(`The world has no such row among its ${table}`);
    return row;
  };
  const ofAcme = (row: Readonly<Record<string, unknown>>) => String(row.customerId) === "3947";
  const [held, other] = [first("assignments", ofAcme), first("assignments", ofAcme, 1)];
  const isLinked = (row: Readonly<Record<string, unknown>>) => row.ownerId !== row.payerOwnerId;
  const organizations = await listOrganizations(clients.cloudmc);
  const reseller = organizations.find(
    ({ id, isReseller }) => isReseller && organizations.some((one) => one.parent === id),
  );
  const organization = organizations.find(({ parent, isReseller }) => parent === reseller?.id && !isReseller);
  if (!reseller || !organization) throw new Error("CloudMC has no such organizations");
  return {
    held: { id: String(held.id), owner: String(held.ownerId) },
    other: { id: String(other.id), owner: String(other.ownerId) },
    block: { id: String(first("blocks", () => true).id) },
    blockToRemove: { id: String(first("blocks", isLinked).id) },
    account: String(first("accounts", (row) => row.ownerId !== null).id),
    organization: organization.id,
    reseller: reseller.id,
    hereReport,
  };
}

async function doneReport({ here }: CaseClients): Promise<string> {
  const made = await requestUsageReport(here, {
    from: "2026-09-01",
    to: "2026-10-01",
    detailLevel: "month",
    groupBy: ["appId"],
    ...NO_USAGE_FILTERS,
    subAccounts: [],
    requestId: "00000000-0000-4000-8000-000000000001",
  });
  if (made.at !== "accepted" || typeof made.value !== "object") throw new Error("No report was made");
  const { hereId } = made.value;
  while ((await loadReportStatus(here, hereId)).state !== "completed") await pause(LOOK_MS);
  return hereId;
}
