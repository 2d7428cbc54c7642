import { externalIdOf } from "../../cloudhealth/customers/external-id";
import type { Customer } from "../../rows";
import type { Given, Recipes } from "../recipe";
import { ACME_TAGS, customerRow } from "./customer-states";

/** The printed dates, and a trial that ends a week later, lie in September 2016. */
const THEN = "2016-09-15T18:17:04Z";

function worldOf(customers: Customer[], next: number): Given {
  return {
    rows: { drop: { customers: "all" }, put: { customers, counters: [{ id: "customers", next }] } },
    clock: THEN,
  };
}

const EMPTY = worldOf([], 3947);
const ACME = customerRow(3947, { tags: ACME_TAGS });
const OF_ACME = worldOf([ACME], 3948);
/** The external id is drawn; the one that this world draws stands for the printed one. */
const DRAWN = { "1a2b3c4d5e6f": externalIdOf(1, 3947) };

const BEFORE_CHANGE: Given = {
  ...worldOf(
    [
      customerRow(3942, {
        name: "Acme Corp",
        createdAt: "2016-09-15T13:10:47Z",
        updatedAt: "2016-09-15T13:10:47Z",
        address: {
          street1: "1 Main St",
          street2: "",
          city: "Springfield",
          state: "MA",
          zipcode: "01234",
          country: "US",
        },
      }),
    ],
    3943,
  ),
  clock: "2016-09-15T16:46:34Z",
};

const BETA = customerRow(3948, { name: "Beta LLC", trialExpiration: "2027-01-01T00:00:00Z" });

export const CUSTOMER_RECIPES: Recipes = {
  "cust-create-v1": {
    given: EMPTY,
    names: DRAWN,
    compare: {
      ignored: {
        "partner_billing_configuration.enabled":
          'the page asks for "true" and prints false; the older page prints true for the same call',
      },
    },
  },
  "cust-create-v1-2016": { given: EMPTY, names: DRAWN },
  "cust-create-v1-curl": { given: EMPTY, names: DRAWN },
  "cust-create-v2-azure": { given: EMPTY, names: DRAWN },
  "cust-create-v2-address": { given: EMPTY, names: DRAWN },
  "cust-create-422-name": { given: EMPTY },
  "cust-create-422-duplicate": { given: OF_ACME },
  "cust-create-422-21-tags": { given: EMPTY },
  "cust-create-422-classification": { given: EMPTY },
  "cust-create-422-trial-past": { given: EMPTY },
  "cust-create-v2-422-neither": { given: EMPTY },
  "cust-create-v2-422-both": { given: EMPTY },
  "cust-modify-v1": { given: BEFORE_CHANGE },
  "cust-modify-v2": { given: BEFORE_CHANGE },
  "cust-read-v1": { given: OF_ACME },
  "cust-read-v2": { given: OF_ACME },
  "cust-read-404": {},
  "cust-list-v1": { given: worldOf([ACME, BETA], 3949) },
  "cust-list-v2": { given: worldOf([ACME, BETA, customerRow(3949)], 3950) },
  "cust-list-past-end": { given: worldOf([ACME, BETA], 3949) },
  "cust-delete-v1": { given: BEFORE_CHANGE },
};
