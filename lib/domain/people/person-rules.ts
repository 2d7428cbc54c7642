import type { Role } from "@/lib/domain/access/roles";
import type { PersonState } from "@/lib/domain/people/person";

export const PERSON_CHANGES = ["role", "disable", "enable", "end-sessions", "link", "factor", "cancel"] as const;
/**
 * Another role or customer, access off or on, all sessions ended, a link to set a password, the second factor taken off,
 * an invitation called off.
 */
export type PersonChange = (typeof PERSON_CHANGES)[number];

export type PersonRuleRefusal =
  | { readonly code: "own-role" }
  | { readonly code: "own-access" }
  | { readonly code: "own-factor" }
  | { readonly code: "last-admin" }
  | { readonly code: "person-disabled" }
  | { readonly code: "person-not-disabled" }
  | { readonly code: "person-invited" }
  | { readonly code: "person-not-invited" }
  | { readonly code: "customer-needed" }
  | { readonly code: "customer-not-allowed" };

export interface PersonFacts {
  readonly id: string;
  readonly role: Role;
  readonly state: PersonState;
}

interface Asked {
  /** Null when no person asks: the command line. */
  readonly byId: string | null;
  readonly change: PersonChange;
  readonly person: PersonFacts;
  /** The role wanted, for a change of role. */
  readonly role?: Role;
  /** Admins besides this person who can sign in. */
  readonly otherAdmins: number;
}

/** Why a person may not be changed so; null when they may. Nobody shuts themselves out, and an admin always remains. */
export function whyNotChangePerson({ byId, change, person, role, otherAdmins }: Asked): PersonRuleRefusal | null {
  const isOwn = byId === person.id;
  const isDemotion = change === "role" && person.role === "admin" && role !== "admin";
  if (isOwn && isDemotion) return { code: "own-role" };
  if (isOwn && change === "disable") return { code: "own-access" };
  if (isOwn && change === "factor") return { code: "own-factor" };
  const wrongState = whyNotInState(change, person.state);
  if (wrongState) return wrongState;
  const losesAdmin = isDemotion || (change === "disable" && person.role === "admin");
  return losesAdmin && person.state === "active" && otherAdmins === 0 ? { code: "last-admin" } : null;
}

function whyNotInState(change: PersonChange, state: PersonState): PersonRuleRefusal | null {
  switch (change) {
    case "role":
    case "factor":
      return null;
    case "disable":
      return state === "disabled"
        ? { code: "person-disabled" }
        : state === "invited"
          ? { code: "person-invited" }
          : null;
    case "enable":
      return state === "disabled" ? null : { code: "person-not-disabled" };
    case "end-sessions":
    case "link":
      return state === "disabled" ? { code: "person-disabled" } : null;
    case "cancel":
      return state === "invited" ? null : { code: "person-not-invited" };
  }
}

export interface Place {
  readonly role: Role;
  readonly customer: string | null;
  readonly further: readonly string[];
}

/** A viewer reads customers of theirs, at least one; staff none in particular. */
export function whyNotPlace({ role, customer, further }: Place): PersonRuleRefusal | null {
  if (role === "viewer") return customer === null ? { code: "customer-needed" } : null;
  return customer === null && further.length === 0 ? null : { code: "customer-not-allowed" };
}

/** Each once, the first one not again. */
export function furtherOf<Id extends string>({
  customer,
  further,
}: {
  customer: Id | null;
  further: readonly Id[];
}): Id[] {
  return [...new Set(further)].filter((one) => one !== customer);
}
