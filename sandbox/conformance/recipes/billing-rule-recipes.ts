import type { BillingRule } from "../../cloudhealth/billing/billing-rule-rows";
import type { Assignment, Customer } from "../../rows";
import type { Given, Recipes } from "../recipe";

const MADE = "2019-05-02T10:00:00Z";

const customer = (id: number): Customer => ({
  id,
  name: `Customer ${id}`,
  classification: "managed_without_access",
  billingContact: "",
  createdAt: MADE,
  updatedAt: MADE,
  externalId: "000000000001",
  billing: { enabled: true, folder: "" },
  address: null,
  azureCustomerId: null,
  trialExpiration: null,
  tags: [],
});

/** A customer without accounts is not added to a rule. */
const assignment = (id: number): Assignment => ({
  id,
  ownerId: `00000000000${id}`,
  customerId: id,
  payerOwnerId: `00000000000${id}`,
});

const markup: BillingRule = {
  id: 1,
  name: "Customer markup",
  cloud: "aws",
  billingRuleType: "custom",
  ruleAction: "spend_ratio",
  ruleScope: "per_account",
  targetCustomers: [1, 2, 3],
  cspCustomers: [],
  enterpriseAgreements: {},
  madeIn: "2019-05",
  supportTier: null,
  pricingInfo: null,
  startMonth: "2019-05",
  frequency: "recurring",
  productName: "markup",
  productDescription: "markup",
  type: "charge",
  flatFeeCost: null,
  chargePercentageDiscount: null,
  rateInPercentage: 5,
  addSpendAsCustomLineItem: null,
};

const azureMarkup: BillingRule = {
  ...markup,
  cloud: "azure",
  targetCustomers: [],
  cspCustomers: [111, 1, 2],
  addSpendAsCustomLineItem: true,
};

function world(billingRules: BillingRule[], nextId = 2): Given {
  return {
    rows: {
      drop: { customers: "all", assignments: "all", blocks: "all" },
      put: {
        customers: [1, 2, 3, 4].map(customer),
        assignments: [1, 2, 3].map(assignment),
        billingRules,
        ...(billingRules.length === 0 ? { counters: [{ id: "billingRules", next: nextId }] } : {}),
      },
    },
    clock: MADE,
  };
}

export const BILLING_RULE_RECIPES: Recipes = {
  "rule-create-custom-aws": { given: world([], 1) },
  "rule-create-support": { given: world([], 2) },
  "rule-create-custom-azure": { given: world([], 3) },
  "rule-create-all": { given: world([], 4) },
  "rule-read": { given: world([markup]) },
  "rule-list": { given: world([markup]) },
  "rule-modify": { given: world([azureMarkup]) },
  "rule-modify-422": { given: world([markup]) },
  "rule-create-422-support-azure": { given: world([]) },
  "rule-delete": { given: world([markup]) },
};
