import { freshSettings } from "../../cloudhealth/accounts/account-settings";
import type { Organization } from "../../cloudhealth/organizations/organization-rows";
import type { Account } from "../../rows";
import type { Recipes } from "../recipe";

const ID = 6_116_033_432_624;

function account(id: number, change: Partial<Account> = {}): Account {
  return {
    id,
    index: id,
    trend: id,
    name: `Account ${id}`,
    ownerId: String(id).padStart(12, "0"),
    amazonName: `account-${id}`,
    accountType: "Standalone",
    awsPayer: null,
    clusterName: null,
    isActive: true,
    level: "green",
    createdAt: "2018-01-01T00:00:00Z",
    tags: [],
    ...change,
  };
}

function organization(id: number, change: Partial<Organization> = {}): Organization {
  return {
    id,
    customerId: null,
    parentId: null,
    name: "abc",
    description: "abc 123",
    idpName: "abc",
    isFlex: false,
    isDefault: true,
    assignedUsers: 124,
    accountIds: [],
    others: {
      azure_subscriptions: [],
      gcp_compute_projects: [],
      data_center_accounts: [],
      vmware_csp_organizations: [],
    },
    ...change,
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `member ${at}`);
const HELD = Array.from({ length: 118 }, (_, at) => account(at + 1));
const COUNTED = {
  drop: { organizations: "all" as const, accounts: "all" as const },
  put: {
    accounts: HELD,
    organizations: [
      organization(ID, {
        accountIds: HELD.map(({ id }) => id),
        others: {
          azure_subscriptions: names(25),
          gcp_compute_projects: names(15),
          data_center_accounts: names(84),
          vmware_csp_organizations: names(1),
        },
      }),
    ],
  },
};

const PRODUCTION = account(1, {
  name: "Production Account",
  accountType: "Unknown",
  level: "red",
  createdAt: "2018-05-02T05:51:20Z",
  tags: [{ key: "Environment", value: "Production" }],
  settings: { ...freshSettings("2018-05-04T16:36:55Z"), authentication: { protocol: "access_key" } },
});
const NOT_BORN_WITH =
  "a new organization has no users and no accounts yet, and is not the default one; the source prints another's";

export const ORGANIZATION_RECIPES: Recipes = {
  "org-create": {
    given: {
      rows: {
        put: { organizations: [organization(24, { name: "parent" })], counters: [{ id: "organizations", next: ID }] },
      },
    },
    compare: {
      ignored: {
        default_organization: NOT_BORN_WITH,
        assigned_users_count: NOT_BORN_WITH,
        num_aws_accounts: NOT_BORN_WITH,
        num_azure_subscriptions: NOT_BORN_WITH,
        num_gcp_compute_projects: NOT_BORN_WITH,
        num_data_center_accounts: NOT_BORN_WITH,
        num_vmware_csp_organizations: NOT_BORN_WITH,
      },
    },
  },
  "org-list": { given: { rows: COUNTED } },
  "org-modify": {
    given: {
      rows: {
        ...COUNTED,
        put: {
          ...COUNTED.put,
          organizations: COUNTED.put.organizations.map((row) => ({ ...row, description: "abc desc" })),
        },
      },
    },
  },
  "org-accounts": {
    given: {
      rows: {
        put: {
          accounts: [PRODUCTION, ...HELD.slice(1, 31)],
          organizations: [organization(ID, { accountIds: HELD.slice(0, 31).map(({ id }) => id) })],
        },
      },
    },
    compare: { shortened: ["accounts"] },
  },
  "org-available-accounts": {
    given: {
      rows: {
        drop: { accounts: "all" },
        put: {
          organizations: [organization(ID)],
          accounts: [
            account(656_265_534_892, {
              name: "CloudHealth NG Dev",
              ownerId: "foo",
              tags: [
                { key: "foo", value: "bar" },
                { key: "baz", value: "bang" },
              ],
            }),
          ],
        },
      },
    },
  },
};
