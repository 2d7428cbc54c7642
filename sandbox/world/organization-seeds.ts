import type { Organization } from "../cloudhealth/organizations/organization-rows";
import type { Account } from "../rows";

const FIRST_ORGANIZATION_ID = 6_116_033_430_001;

/** The partner's default organization holds every account of the seed; what is added later must be assigned. */
export function seedOrganizations(partner: string, accounts: readonly Account[]): Organization[] {
  return [
    {
      id: FIRST_ORGANIZATION_ID,
      customerId: null,
      parentId: null,
      name: partner,
      description: "Everything the partner has",
      idpName: partner,
      isFlex: false,
      isDefault: true,
      assignedUsers: 3,
      accountIds: accounts.map(({ id }) => id),
      others: {
        azure_subscriptions: [],
        gcp_compute_projects: [],
        data_center_accounts: [],
        vmware_csp_organizations: [],
      },
    },
  ];
}
