import type { Account } from "../../rows";
import type { Recipes } from "../recipe";

function account(id: number): Account {
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
  };
}

export const TAG_RECIPES: Recipes = {
  "tags-post": { given: { rows: { put: { accounts: [account(12_345), account(56_789)] } } } },
};
