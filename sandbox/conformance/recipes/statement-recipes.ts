import type { Statement } from "../../cloudhealth/billing/statement-rows";
import type { Customer } from "../../rows";
import type { Given, Recipes } from "../recipe";

const customer: Customer = {
  id: 1211,
  name: "Acme",
  classification: "managed_without_access",
  billingContact: "",
  createdAt: "2016-01-01T00:00:00Z",
  updatedAt: "2016-01-01T00:00:00Z",
  externalId: "000000000001",
  billing: { enabled: true, folder: "" },
  address: null,
  azureCustomerId: null,
  trialExpiration: null,
  tags: [],
};

const statement: Statement = {
  id: 501,
  customerId: 1211,
  cloud: "AWS",
  billingPeriod: "2020-12",
  totalAmount: 211523.09,
  status: "Final",
  detailedBillingRecordsGenerationTime: "2020-12-23 23:59:11",
  statementGenerationTime: "2020-12-23 23:59:41",
  statementSummaryGenerationTime: "2020-12-23 23:59:53",
  currency: { name: "USD", symbol: "$" },
  azureInvoice: "No Azure Invoice",
  invoiceId: null,
  invoiceDate: null,
};

const stated = (statements: Statement[]): Given => ({
  rows: { drop: { customers: "all" }, put: { customers: [customer], statements } },
});

const old: Statement = {
  ...statement,
  billingPeriod: "2016-08",
  status: "estimated",
  detailedBillingRecordsGenerationTime: "2016-08-23 23:59:11",
  statementGenerationTime: "2016-08-23 23:59:41",
  statementSummaryGenerationTime: "2016-08-23 23:59:53",
};

const ofOldPayer: Statement = {
  ...statement,
  billingPeriod: "2025-11",
  totalAmount: 0,
  detailedBillingRecordsGenerationTime: "2025-12-05 04:12:09",
  statementGenerationTime: "2025-12-05 04:12:41",
  statementSummaryGenerationTime: "2025-12-05 04:12:53",
};
const ofNewPayer: Statement = {
  ...ofOldPayer,
  id: 502,
  totalAmount: 1520.75,
  invoiceId: "1234567890",
  invoiceDate: "2025-12-03",
};

export const STATEMENT_RECIPES: Recipes = {
  "stmt-one-customer": { given: stated([statement]) },
  "stmt-all": { given: stated([statement]) },
  "stmt-2016": { given: stated([old]) },
  "stmt-two-per-month": {
    given: { ...stated([ofOldPayer, ofNewPayer]), switches: { statementPeriodHasDay: true } },
  },
  "stmt-none": { given: stated([statement]) },
  "stmt-by-id-gone": { given: stated([statement]) },
};
