import type { Perspective } from "../../cloudhealth/perspectives/perspective-rows";
import type { Customer } from "../../rows";
import type { Recipes } from "../recipe";

const CUSTOMER: Customer = {
  id: 1234,
  name: "Perspective Holder",
  classification: "managed_without_access",
  billingContact: "",
  createdAt: "2019-01-01T00:00:00Z",
  updatedAt: "2019-01-01T00:00:00Z",
  externalId: "0123456789ab",
  billing: { enabled: false, folder: "" },
  address: null,
  azureCustomerId: null,
  trialExpiration: null,
  tags: [],
};

function perspective(id: number, name: string, change: Partial<Perspective> = {}): Perspective {
  const schema = { name, include_in_reports: "true", rules: [], merges: [], constants: [] };
  return { id, customerId: null, schema, version: 1, isActive: true, ...change };
}

export const PERSPECTIVE_RECIPES: Recipes = {
  "persp-list": {
    given: {
      rows: {
        put: {
          customers: [CUSTOMER],
          perspectives: [
            perspective(206_159_639_971, "DDE Test", { customerId: 1234, isActive: false }),
            perspective(181, "Function", { customerId: 1234 }),
          ],
        },
      },
    },
  },
  "persp-delete": {
    given: { rows: { put: { perspectives: [perspective(181, "Function")] } } },
    compare: {
      evidence: {
        status: {
          as: "-",
          reason: "not documented, and a published client takes 200 alone for a deletion that worked",
        },
      },
    },
  },
};
