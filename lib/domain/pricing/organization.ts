/** A CloudMC organization in the partner's tree. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isReseller: boolean;
}

/**
 * The partner's own organization: the reseller above all other resellers that are listed (a key sees its own tree,
 * cloudmc.md 2). Null before any was read.
 */
export function findPartnerOrganization(organizations: readonly Organization[]): Organization | null {
  const resellers = organizations.filter((one) => one.isReseller);
  const isBelowAnother = (one: Organization) => resellers.some((other) => other.id === one.parent);
  return resellers.find((one) => !isBelowAnother(one)) ?? resellers[0] ?? null;
}
