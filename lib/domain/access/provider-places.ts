import { ROLES, type Role } from "@/lib/domain/access/roles";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";

/** What a value of the role claim makes of a person. */
export interface ProviderPlace {
  readonly value: string;
  readonly role: Role;
  /** Set for a viewer and for nobody else. */
  readonly customerId: CustomerId | null;
}

/** Reads "value=role; value=viewer:3947". Null when a part says something else; values may hold "=" and ",". */
export function readProviderPlaces(text: string): ProviderPlace[] | null {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  const places = parts.map(readPlace).filter((place) => place !== null);
  return places.length === parts.length && places.length > 0 ? places : null;
}

function readPlace(part: string): ProviderPlace | null {
  const at = part.lastIndexOf("=");
  const value = part.slice(0, Math.max(at, 0)).trim();
  const [name, customer, ...more] = part
    .slice(at + 1)
    .trim()
    .split(":");
  const role = ROLES.find((known) => known === name);
  if (value === "" || !role || more.length > 0) return null;
  if (role !== "viewer") return customer === undefined ? { value, role, customerId: null } : null;
  const customerId = parseCustomerId(customer ?? "");
  return customerId === null ? null : { value, role, customerId };
}

/** The place of the first entry that the claim, a text or a list of texts, has; null when it has none. */
export function placeOf(claim: unknown, places: readonly ProviderPlace[]): ProviderPlace | null {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return places.find(({ value }) => values.includes(value)) ?? null;
}
