import type { Account } from "../../rows";
import type { Store } from "../../store";
import { settingsOf } from "../accounts/account-view";
import { inIdOrder } from "../id-order";
import type { Organization } from "./organization-rows";

const STATUS = { green: "Healthy", yellow: "Warning", red: "Critical", unknown: "Unknown" } as const;

/** Accounts that are gone from the tenant are gone from its organizations too. */
export function accountsOf(store: Store, organization: Organization): readonly Account[] {
  const accounts = organization.accountIds
    .map((id) => store.get("accounts", id))
    .filter((known) => known !== undefined);
  return inIdOrder([...new Set(accounts)]);
}

export function showOrganization(store: Store, organization: Organization): Record<string, unknown> {
  const { parentId, others } = organization;
  return {
    id: String(organization.id),
    ...(parentId === null ? {} : { parent_organization_id: String(parentId) }),
    name: organization.name,
    description: organization.description,
    idp_name: organization.idpName,
    flex_org: organization.isFlex,
    default_organization: organization.isDefault,
    assigned_users_count: organization.assignedUsers,
    num_aws_accounts: accountsOf(store, organization).length,
    num_azure_subscriptions: others.azure_subscriptions.length,
    num_gcp_compute_projects: others.gcp_compute_projects.length,
    num_data_center_accounts: others.data_center_accounts.length,
    num_vmware_csp_organizations: others.vmware_csp_organizations.length,
  };
}

function usesRole(account: Account): boolean {
  return settingsOf(account).authentication.protocol !== "access_key";
}

export function showAssigned(account: Account): Record<string, unknown> {
  const { region, updatedAt } = settingsOf(account);
  return {
    name: account.name,
    region,
    created_at: account.createdAt,
    updated_at: updatedAt,
    account_type: account.accountType,
    status: STATUS[account.level],
    authentication_type: usesRole(account) ? "Role Based" : "User Based",
    tags: account.tags,
  };
}

/** The two lists print the same facts in different clothes: words in lower case and the tags as one object. */
export function showAvailable(account: Account): Record<string, unknown> {
  return {
    id: String(account.id),
    name: account.name,
    owner_id: account.ownerId,
    account_type: account.accountType.toLowerCase(),
    authentication_type: usesRole(account) ? "role" : "user",
    status: STATUS[account.level].toLowerCase(),
    tags: Object.fromEntries(account.tags.map(({ key, value }) => [key, value])),
  };
}
