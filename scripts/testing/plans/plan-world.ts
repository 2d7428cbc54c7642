import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { findBatch } from "@/lib/db/batch-rows";
import { withScope } from "@/lib/db/client";
import { batchState } from "@/lib/domain/operations/batch";
import type { WantedPlace } from "@/lib/domain/plans/assignment-plan";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { applyPlan } from "@/lib/services/plans/apply-plan";
import { createPlan } from "@/lib/services/plans/create-plan";
import { approvePlan } from "@/lib/services/plans/decide-about-plan";
import { loadPlan } from "@/lib/services/plans/load-plan";
import { brokenInvariants } from "@/scripts/reliability/invariants";
import { letPass, workOnce } from "../operations";
import { useReadWorld } from "../read-world";
import { freeAccounts } from "../sandbox-control";
import { SYSTEM, staffScope } from "../scopes";

export const OLA = staffScope("operator", "Ola");
export const RAE = staffScope("operator", "Rae");
export const ADA = staffScope("admin", "Ada");
export const [ACME, BOREALIS] = [customerId("3947"), customerId("3948")];

export const place = (owner: string, customer: string, payer: string): WantedPlace => ({
  owner: awsAccountId(owner),
  customer: customerId(customer),
  payer: awsAccountId(payer),
});

async function planned(wanted: WantedPlace[], scope = OLA): Promise<string> {
  const id = randomUUID();
  expect(await createPlan(scope, { id, name: "May", source: "page", wanted })).toEqual({
    ok: true,
    value: { planId: id },
  });
  await approvePlan(ADA, { planId: id });
  return id;
}

async function apply(planId: string, scope = OLA) {
  const plan = await loadPlan(scope, planId, { part: "steps", page: 1, per: 100 });
  return applyPlan(scope, { planId, removals: plan?.figures.removals ?? -1 });
}

/** The world after a reading, and what is done with plans in it. */
export function usePlanWorld() {
  const world = useReadWorld();
  const { sql, control, seed } = world;
  const heldBy = (customer: string) => seed().assignments.filter((one) => String(one.customerId) === customer);
  return {
    ...world,
    heldBy,
    planned,
    apply,
    /** All of Borealis on the bill of an account that is linked now. */
    roleMoved(): WantedPlace[] {
      const held = heldBy(BOREALIS);
      const linked = held.find((one) => one.ownerId !== one.payerOwnerId)?.ownerId ?? "";
      return held.map((one) => place(one.ownerId, BOREALIS, linked));
    },
    free: (at = 0) => freeAccounts(seed())[at]?.owner ?? "",
    async applied(wanted: WantedPlace[]): Promise<string> {
      const id = await planned(wanted);
      expect(await apply(id)).toEqual({ ok: true, value: { planId: id } });
      return id;
    },
    async work(rounds = 6): Promise<void> {
      for (let round = 0; round < rounds; round += 1) {
        await Promise.all([workOnce(), workOnce()]);
        await letPass(sql, 100);
      }
      expect(await brokenInvariants(sql)).toEqual([]);
    },
    async stateOf(batchId: string) {
      const batch = await withScope(SYSTEM, (db) => findBatch(db, batchId));
      return batch && batchState(batch);
    },
    writes: async () => (await control.requests()).filter((one) => one.method !== "GET"),
    async upstream(wanted: readonly WantedPlace[]): Promise<WantedPlace[]> {
      const { assignments } = await control.store();
      return wanted.flatMap(({ owner }) => {
        const held = assignments.find((one) => one.ownerId === owner);
        return held ? [place(owner, String(held.customerId), held.payerOwnerId)] : [];
      });
    },
  };
}
