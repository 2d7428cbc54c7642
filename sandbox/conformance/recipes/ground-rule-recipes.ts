import type { Recipes } from "../recipe";

export const GROUND_RULE_RECIPES: Recipes = {
  "err-401-none": {},
  "err-403-key": {},
  "err-403-key-query": {},
  "err-403-client": {},
  "err-404": {},
  "err-422-contenttype": {},
  "err-400-json": {},
  "err-429": {
    given: {
      options: { rateLimit: 30 },
      before: async (client) => {
        for (let call = 0; call < 30; call += 1) await client.cloudHealth("/v1/customers");
      },
    },
  },
  "err-500": {
    given: { faults: [{ upstream: "cloudhealth", route: "GET /v1/customers", kind: "status", status: 500 }] },
  },
  "auth-query": { given: { rows: { drop: { customers: "all" } } } },
  "tol-double-slash": { given: { rows: { drop: { customers: "all" } } } },
  "tol-trailing-slash": {},
  "tol-empty-pair": {},
  "tol-get-body": {
    given: { rows: { drop: { customers: "all" } } },
    request: { reason: "the client sends the four letters null as the body of a GET", body: "null" },
  },
};
