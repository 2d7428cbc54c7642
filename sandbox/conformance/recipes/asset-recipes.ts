import type { StatedAsset } from "../../cloudhealth/reports/report-rows";
import type { Recipes } from "../recipe";

const OTHER_GROUPS = {
  id: 1_000_000_000_001,
  name: "Function",
  groups: [{ id: 1, name: "Other" }],
};

function volume(id: number, isInUse: boolean, account: { name: string; id: number }): StatedAsset {
  const attributes = { in_use: isInUse, [`attr_group__${OTHER_GROUPS.id}`]: "Other" };
  return { id, type: "AwsVolume", attributes, relations: { account } };
}

const PRIMARY = { name: "Primary Account", id: 90 };

export const ASSET_RECIPES: Recipes = {
  "asset-types": { compare: { shortened: [""] } },
  "asset-describe": { compare: { shortened: ["attributes", "relations"] } },
  "asset-search-fields": {
    given: {
      rows: {
        put: {
          groupsets: [OTHER_GROUPS],
          assets: [
            volume(1_000_000_000_011, true, PRIMARY),
            volume(1_000_000_000_012, false, { name: "Staging Account", id: 91 }),
            volume(1_000_000_000_013, true, { name: "Testing Account", id: 1_511_828_488_197 }),
            { ...volume(1_000_000_000_014, true, PRIMARY), isActive: false },
          ],
        },
      },
    },
  },
  "asset-awsaccount": {
    given: {
      rows: {
        put: {
          customers: [
            {
              id: 1234,
              name: "Stated Assets",
              classification: "managed_without_access",
              billingContact: "billing@stated.example",
              createdAt: "2015-12-16T23:03:49Z",
              updatedAt: "2015-12-16T23:03:49Z",
              externalId: "0123456789ab",
              billing: { enabled: true, folder: "" },
              address: null,
              azureCustomerId: null,
              trialExpiration: null,
              tags: [],
            },
          ],
          accounts: [
            {
              id: 1,
              index: 0,
              trend: 0,
              name: "Production Account",
              ownerId: "000000000001",
              amazonName: "prod",
              accountType: "Linked",
              awsPayer: null,
              clusterName: "payer",
              isActive: true,
              level: "green",
              createdAt: "2015-12-16T23:03:49Z",
              tags: [],
            },
          ],
          tenancies: [
            { id: 900_001, customerId: 1234, ownerId: "000000000001", fromMonth: "2015-12", untilMonth: null },
          ],
        },
      },
    },
  },
  "asset-include": {
    given: {
      rows: {
        put: {
          assets: [
            {
              id: 5,
              type: "AwsVolume",
              attributes: { in_use: true },
              relations: { instance: { id: 7, instance_id: "i-0abc" } },
            },
          ],
        },
      },
    },
  },
  "asset-fields-and-include": {},
};
