import { freshSettings } from "../../cloudhealth/accounts/account-settings";
import { externalIdOf } from "../../cloudhealth/customers/external-id";
import type { Account } from "../../rows";
import type { Given, Recipes } from "../recipe";
import { accountRow, customerRow } from "./customer-states";

const THEN = "2015-12-16T23:03:49Z";

function worldOf(accounts: Account[]): Given {
  return {
    rows: {
      drop: { accounts: "all", assignments: "all", blocks: "all", tenancies: "all" },
      put: {
        accounts,
        customers: [customerRow(1234)],
        counters: [{ id: "accounts", next: accounts.length + 1 }],
      },
    },
    clock: THEN,
  };
}

const SETTINGS = {
  ...freshSettings(THEN),
  authentication: {
    protocol: "assume_role",
    assume_role_arn: "arn:aws:iam::XCXXXXXXXXXZ:role/CloudHealth-IAM-Role",
    assume_role_external_id: "ABCDEFGH1234",
  },
  billing: { bucket: "my-billing-bucket" },
  costAndUsageReport: { bucket: "cur-bucket", path: "cur/path/api" },
  cloudtrail: { enabled: true, bucket: "my-cloudtrail-bucket" },
};

const PRODUCTION = accountRow(1, "900000000000", {
  name: "Production Account",
  amazonName: "prod",
  clusterName: "payer",
  tags: [{ key: "Environment", value: "production" }],
  settings: SETTINGS,
});

const ONE = worldOf([PRODUCTION]);
const TAG_MISPRINTED = {
  ignored: { "tags.*.value": 'the request says "Production" and the printed answer "production"; it is kept as sent' },
};

export const ACCOUNT_RECIPES: Recipes = {
  "acct-create": { given: worldOf([]), compare: TAG_MISPRINTED },
  "acct-create-access-key": { given: worldOf([]), compare: TAG_MISPRINTED },
  "acct-read": { given: ONE },
  "acct-list": {
    given: worldOf(
      Array.from({ length: 201 }, (_, at) =>
        accountRow(at + 1, "900000000000", {
          clusterName: "payer",
          settings: SETTINGS,
          tags: [{ key: "Environment", value: "production" }],
        }),
      ),
    ),
  },
  "acct-list-customer": {
    given: worldOf([
      {
        ...PRODUCTION,
        ownerId: null,
        accountType: "Unknown",
        awsPayer: null,
        clusterName: null,
        level: "unknown",
        tenantId: 1234,
      },
    ]),
  },
  "acct-update": { given: ONE },
  "acct-delete": { given: ONE },
  "acct-external-id": { given: ONE, names: { "1a2b3c4d5e6f": externalIdOf(1, null) } },
  "acct-422": { given: worldOf([]) },
};
