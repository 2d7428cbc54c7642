import { notFound } from "../answers";
import { type Ask, pathId, type Route, seenOrganization } from "../routes";
import type { BillingCycleRow } from "./billing-rows";

function showCycle({ organizationId: _, ...cycle }: BillingCycleRow): Record<string, unknown> {
  return { deferred: false, invoices: [], pricingPackages: [], discounts: [], ...cycle };
}

function list(ask: Ask): Response {
  const organization = seenOrganization(ask, pathId(ask));
  if (organization === undefined) return notFound(ask.c, { id: pathId(ask) });
  const cycles = ask.world.store.where("cmcBillingCycles", "organizationId", organization.id);
  return ask.c.json({ data: cycles.map(showCycle) });
}

function read(ask: Ask): Response {
  const organization = seenOrganization(ask, pathId(ask));
  const cycle = ask.world.store.get("cmcBillingCycles", pathId(ask, "cycleId"));
  if (organization === undefined || cycle?.organizationId !== organization.id) {
    return notFound(ask.c, { id: pathId(ask), cycleId: pathId(ask, "cycleId") });
  }
  return ask.c.json({ data: showCycle(cycle) });
}

export const BILLING_CYCLE_ROUTES: Route[] = [
  ["get", "/organizations/:id/billing_cycles", list],
  ["get", "/organizations/:id/billing_cycles/:cycleId", read],
];
