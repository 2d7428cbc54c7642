import type { CommitmentRow, InvoiceRow } from "../../cloudmc/billing/billing-rows";
import { NORTHPINE_ID } from "../../cloudmc/organizations/organization-seeds";
import type { UsageRow } from "../../cloudmc/usage/usage-rows";
import type { Recipes } from "../recipe";
import { customer, SIMPLE_OWNER, SIMPLE_PRICING, simpleApplied } from "./cloudmc-states";

const QUEBEC = [
  { name: "QUEBEC QST/TVQ", rate: "0.09975" },
  { name: "CANADA GST/TPS", rate: "0.05" },
];

const DRAFT: InvoiceRow = {
  id: "draft",
  number: "NFROFNGWHU",
  organizationId: "acme-corp",
  resellerId: NORTHPINE_ID,
  billingCycle: "09-2021",
  status: "DRAFT",
  currency: "USD",
  startDate: "2021-09-20",
  endDate: "2021-10-20",
  lines: [
    { category: { en: "Networking" }, sku: "BANDWIDTH", usage: "0.0043", unit: "GIGABYTE", totalBeforeTax: "0.00" },
    { category: { en: "Compute" }, sku: "CCM-1M02", usage: "295.935", unit: "GIGABYTE", totalBeforeTax: "21.90" },
  ].map((line) => ({ ...line, taxCode: "SW056003", taxes: QUEBEC })),
};

const VIRTUAL_MACHINE = "9d842142-1ce9-449f-9691-798f83925214";
const DISCOUNTED = "efd32752-c6f2-45cf-b494-cc6be8a45845";
const SLEEPY = "42a54cde-0e5d-4168-9827-5967ded6095e";
const SLEEPY_PARENT = "55a89cde-0e5d-4168-9827-5967ded6095e";
const BILLED = "c01e2bd4-50c4-4ef4-b756-f728823309a4";
const YEAR = { type: "RESOURCE", startDate: "2022-01-01T00:00:00Z", endDate: "2023-01-01T00:00:00Z" } as const;
const COMMITTED = { productId: "bcd82514-d539-4d66-aaf4-b24a95ebe1cd", sku: "CVM-1M02", committedAmount: 1000 };

const COMMITMENTS: CommitmentRow[] = [
  {
    id: "52a54cde-0e5d-4168-9827-5967ded6095e",
    name: "fixed price commitment",
    ...YEAR,
    pricingMethod: "FIXED_PRICE",
    fixedPrice: 500,
    fixedPriceTaxCode: { code: "SI086690", description: "IT Services" },
    organizationId: SLEEPY,
    resellerId: SLEEPY_PARENT,
    committedProducts: [{ id: "52a54cde-0e5d-4168-9827-5967ded6095e", ...COMMITTED }],
  },
  {
    id: "62a54cde-0e5d-4168-9827-5967ded6095e",
    name: "fixed rate commitment",
    ...YEAR,
    pricingMethod: "UTILITY_DISCOUNT",
    rateType: "FIXED_RATE",
    committedProducts: [
      {
        id: "62a54cde-0e5d-4168-9827-5967ded6095e",
        ...COMMITTED,
        fixedRateReferencePrice: 10,
        discountAmount: "0.1",
      },
    ],
  },
];

const CONTAINER_MEMORY: Omit<UsageRow, "id"> = {
  organizationId: NORTHPINE_ID,
  environmentId: "207ed06a-5b20-4d79-a7eb-d9ac4878519b",
  connectionId: "081ffa1f-1531-4dd5-a7e2-070e560409ce",
  usageType: "memory_type",
  usage: "143.99833333333333",
  unit: "gibibyte-hour",
  startDate: "2022-01-01T00:00:00Z",
  endDate: "2022-01-02T00:00:00Z",
  fields: { PoP: "Phoenix", type: "Container", region: "NA" },
  metricType: "GAUGE",
};

const RECORDS = Array.from({ length: 13_922 }, (_, at) => ({
  id: at === 0 ? "a855e912f682b398379eefd5bbeffa2e:805" : `record ${at}`,
  ...CONTAINER_MEMORY,
}));

export const CLOUDMC_BILLING_RECIPES: Recipes = {
  "cmc.report.tax.csv": {
    given: {
      rows: {
        put: {
          cmcOrganizations: [customer("acme-corp", "AcmeCorp")],
          cmcResellerSettings: [{ id: NORTHPINE_ID, customFields: ["custom_field_1", "custom_field_2"] }],
          cmcInvoices: [DRAFT],
        },
      },
    },
    names: { "<uuid>": NORTHPINE_ID },
  },
  "cmc.discount.org.list": {
    given: {
      clock: "2021-03-01T00:00:00Z",
      rows: {
        put: {
          cmcOrganizations: [customer(DISCOUNTED, "Discounted")],
          cmcDiscounts: [
            {
              id: "1cb2b345-2b5f-4159-8466-7f3b7e092b38",
              organizationId: DISCOUNTED,
              type: "PERCENTAGE",
              scope: "PRODUCTS",
              discountedProducts: { [VIRTUAL_MACHINE]: 10 },
              discountedLabels: { [VIRTUAL_MACHINE]: { en: "CVM-16M64" } },
              startDate: "2021-02-01T00:00:00Z",
            },
            {
              id: "a credit",
              organizationId: DISCOUNTED,
              type: "CREDIT",
              scope: "ALL_PRODUCTS",
              packageDiscount: 50,
              startDate: "2021-02-01T00:00:00Z",
            },
            {
              id: "cefa859f-07da-4113-8002-6a295e0c40e5",
              organizationId: DISCOUNTED,
              type: "PERCENTAGE",
              scope: "ALL_PRODUCTS",
              packageDiscount: 10,
              startDate: "2021-02-01T00:00:00Z",
            },
          ],
        },
      },
    },
  },
  "cmc.discount.package.create": {
    given: {
      clock: "2021-07-20T00:00:00Z",
      rows: {
        put: {
          cmcOrganizations: [SIMPLE_OWNER],
          cmcPricings: [SIMPLE_PRICING],
          cmcAppliedPricings: [simpleApplied(DISCOUNTED)],
        },
      },
    },
    compare: { ignored: { "data.id": "a new discount's id is made by the server" } },
  },
  "cmc.commitment.list": {
    given: {
      clock: "2022-06-01T00:00:00Z",
      rows: {
        put: {
          cmcOrganizations: [
            customer(SLEEPY_PARENT, "SleepyParentCo", { isReseller: true }),
            customer(SLEEPY, "SleepyCo", { parentId: SLEEPY_PARENT }),
          ],
          cmcCommitments: COMMITMENTS,
        },
      },
    },
  },
  "cmc.billingCycle.get": {
    given: {
      rows: {
        put: {
          cmcOrganizations: [customer(BILLED, "Billed")],
          cmcBillingCycles: [
            {
              id: "8259182d-5234-4a78-adf6-7edc11db2e3b",
              organizationId: BILLED,
              startDate: "2021-11-01",
              endDate: "2021-12-01",
              currency: "USD",
              state: "IN_PROGRESS",
              pricingPackages: [
                {
                  packageId: "508a1f5f-2504-41ac-b48f-b87e757840a4",
                  name: { en: "Cox Pricing Package" },
                  startDate: "2021-11-01",
                  endDate: "2021-12-01",
                },
              ],
              discounts: [
                {
                  discountId: "e6ada5f6-9806-466c-8522-314da152a8e7",
                  type: "CREDIT",
                  name: { en: "Credit 01" },
                  startDate: "2021-11-01",
                  endDate: "2021-11-11",
                  remaining: { packageDiscount: 10, discountedProducts: {}, discountedCategories: {}, labels: {} },
                },
              ],
            },
          ],
        },
      },
    },
  },
  "cmc.usage.raw": {
    given: { rows: { put: { cmcUsage: RECORDS } } },
    names: { "ca785487-5e22-4bac-ab01-187260b0d0cb": NORTHPINE_ID },
    compare: {
      ignored: {
        "data.metadata.totalPageCount":
          "the source prints 13923 pages for 13922 records of one a page, which cannot both be",
      },
    },
  },
};
