import { randomUUID } from "node:crypto";
import { assignAccount } from "@/lib/services/assignments/assign-account";
import { loadKeptBranding } from "@/lib/services/branding/load-branding";
import { saveBranding } from "@/lib/services/branding/save-branding";
import { cancelInvitation } from "@/lib/services/people/cancel-invitation";
import { changePersonPlace } from "@/lib/services/people/change-person-place";
import { invitePerson } from "@/lib/services/people/invite-person";
import { createPlan } from "@/lib/services/plans/create-plan";
import { discardPlan } from "@/lib/services/plans/decide-about-plan";
import { startSync } from "@/lib/services/sync/start-sync";
import { loadUsageRetention, setUsageRetention } from "@/lib/services/usage/set-usage-retention";
import { changeOwnView } from "@/lib/services/views/change-own-view";
import { deleteView } from "@/lib/services/views/delete-view";
import { keepView } from "@/lib/services/views/keep-view";
import { standalone, whileWorking } from "../testing/operations";
import { staffScope } from "../testing/scopes";
import { WHARF_LAB } from "./known-world";

const ADMIN = staffScope("admin", "Ada");
const CUSTOMER = "3947";

/** Something that people do, with all that it must leave in the audit, once, however often it is sent. */
export interface AuditDeed {
  readonly verbs: readonly string[];
  readonly times: number;
  readonly run: () => Promise<{ readonly ok: boolean }>;
}

export function auditDeeds(): AuditDeed[] {
  const [view, person, link] = [randomUUID(), randomUUID(), randomUUID()];
  const [plan, operationId] = [randomUUID(), randomUUID()];
  const viewer = { name: "Zoe", email: "zoe@northpine.example", role: "analyst" as const, customer: null, further: [] };
  const draft = standalone(WHARF_LAB, CUSTOMER);
  const kept = { id: view, page: "customers", name: "Tried", params: "", shared: false } as const;
  const changed = { id: view, name: "Tried anew", shared: true };
  const account = { operationId, ...draft };
  return [
    { verbs: ["view:kept"], times: 2, run: () => keepView(ADMIN, kept) },
    { verbs: ["view:changed"], times: 2, run: () => changeOwnView(ADMIN, changed) },
    { verbs: ["view:deleted"], times: 2, run: () => deleteView(ADMIN, { id: view }) },
    { verbs: ["person:invited"], times: 2, run: () => invitePerson(ADMIN, { id: person, link, ...viewer }) },
    {
      verbs: ["person:moved"],
      times: 2,
      run: () => changePersonPlace(ADMIN, { id: person, version: 0, role: "operator", customer: null, further: [] }),
    },
    { verbs: ["person:uninvited"], times: 1, run: () => cancelInvitation(ADMIN, { id: person }) },
    {
      verbs: ["plan:made"],
      times: 2,
      run: () => createPlan(ADMIN, { id: plan, name: "Tried", source: "page", wanted: [draft] }),
    },
    { verbs: ["plan:discarded"], times: 2, run: () => discardPlan(ADMIN, { planId: plan }) },
    {
      verbs: ["assign-account:asked", "assign-account:done"],
      times: 2,
      run: () => whileWorking(() => assignAccount(ADMIN, account)),
    },
    {
      verbs: ["usage:retention-set"],
      times: 1,
      run: async () => setUsageRetention(ADMIN, { ...(await loadUsageRetention(ADMIN)), months: 12 }),
    },
    {
      verbs: ["branding:saved"],
      times: 1,
      run: async () => {
        const { texts, version } = await loadKeptBranding(ADMIN);
        const wanted = { ...texts, partner: "Northpine" };
        return saveBranding(ADMIN, { id: randomUUID(), version, texts: wanted, logo: { at: "keep" } });
      },
    },
    { verbs: ["sync:asked"], times: 1, run: () => startSync(ADMIN) },
  ];
}
