import { NORTHPINE_ID, SYSTEM_ID } from "../../cloudmc/organizations/organization-seeds";
import type { Recipes } from "../recipe";
import { CLOUDMC_BILLING_RECIPES } from "./cloudmc-billing-recipes";
import {
  customer,
  FEE_OWNER,
  FEE_PRICING,
  pricedState,
  SIMPLE_OWNER,
  SIMPLE_PRICING,
  simpleApplied,
  usageOfDay,
} from "./cloudmc-states";

const ADDRESSES = { category: "Networking", sku: "PUBLIC_IP", name: "Public IP" };
const CONTAINER_OWNER = "a01716d0-f748-447d-94e9-60ba46753d1a";
const JASON = "4b0c91a8-522a-4121-ac63-f9ae33be4eda";
const CAPCOM = "8e3393ce-ee63-4f32-9e0f-7b0200fa655a";
const UMBRELLA_RESELLER = "5d841eb6-5913-4244-b001-917228e7aa64";
const UMBRELLA_CONNECTION = "11607a49-9691-40fe-8022-2e148bc0d720";
const CATALOG_OWNER = "23dbae5c-24fe-4391-a8ca-f5ec4a6c2948";

const TIERED = pricedState({
  ownerId: SYSTEM_ID,
  sold: [
    {
      ...ADDRESSES,
      tiers: [
        { pricingMode: "PER_UNIT", lowerBound: 0, upperBound: 300, price: { CAD: "1.00" } },
        { pricingMode: "PER_UNIT", lowerBound: 300, price: { CAD: "0.80" } },
      ],
    },
  ],
  applied: {},
  usage: [
    usageOfDay({ organizationId: NORTHPINE_ID, sku: ADDRESSES.sku, usage: "232.5", day: "2021-03-30" }),
    usageOfDay({ organizationId: NORTHPINE_ID, sku: ADDRESSES.sku, usage: "232.5", day: "2021-03-31" }),
  ],
});

const UNTIERED = pricedState({
  ownerId: SYSTEM_ID,
  sold: [{ ...ADDRESSES, unitPrice: "1" }],
  applied: {},
  usage: ["2021-03-30", "2021-03-31", "2021-04-01"].map((day) =>
    usageOfDay({ organizationId: NORTHPINE_ID, sku: ADDRESSES.sku, usage: "144", day }),
  ),
});

const CONTAINERS = pricedState({
  ownerId: NORTHPINE_ID,
  sold: [{ category: "Compute", sku: "container_memory", name: "Container memory", unitPrice: "2" }],
  applied: {},
  usage: [
    usageOfDay({ organizationId: CONTAINER_OWNER, sku: "container_memory", usage: "1097.2728", day: "2021-07-10" }),
  ],
});

const TWO_CATEGORIES = pricedState({
  ownerId: NORTHPINE_ID,
  sold: [
    { ...ADDRESSES, unitPrice: "1.00" },
    { category: "Disk", sku: "DISK", name: "Disk", unitPrice: "0.50" },
  ],
  applied: { id: "0495ac17-0b75-4583-af6c-c69d0d2e7289" },
  usage: [
    usageOfDay({ organizationId: JASON, sku: ADDRESSES.sku, usage: "684", day: "2021-04-02" }),
    usageOfDay({ organizationId: JASON, sku: "DISK", usage: "9120", day: "2021-04-03" }),
  ],
});

const OLDER_SCALE =
  "the older document prints one decimal here; the newer one prints four for usage and two for prices, which is what is sent";

export const CLOUDMC_RECIPES: Recipes = {
  ...CLOUDMC_BILLING_RECIPES,
  "cmc.report.organization": { given: { rows: TIERED } },
  "cmc.report.organization.untiered": {
    given: { rows: UNTIERED },
    compare: {
      ignored: {
        "data.currencies.*.categories.*.products.*.usage": OLDER_SCALE,
        "data.currencies.*.categories.*.products.*.price": OLDER_SCALE,
      },
    },
  },
  "cmc.report.organization.csv": {
    given: {
      rows: {
        ...CONTAINERS,
        put: {
          ...CONTAINERS.put,
          cmcOrganizations: [customer(CONTAINER_OWNER, "organizationName", { customFields: { account_id: "12345" } })],
        },
      },
    },
  },
  "cmc.report.customers": {
    given: {
      rows: { ...TWO_CATEGORIES, put: { ...TWO_CATEGORIES.put, cmcOrganizations: [customer(JASON, "JasonOrg")] } },
    },
  },
  "cmc.report.notGenerated": {},
  "cmc.report.environmentAlone": {},
  "cmc.appliedPricing.list": {
    given: {
      clock: "2020-07-01T00:00:00Z",
      rows: {
        drop: { cmcAppliedPricings: "all" },
        put: {
          cmcOrganizations: [SIMPLE_OWNER],
          cmcPricings: [SIMPLE_PRICING],
          cmcAppliedPricings: [simpleApplied("47c4993a-a131-4365-a427-02de95bad85b")],
        },
      },
    },
  },
  "cmc.appliedPricing.create": {
    given: {
      clock: "2020-07-01T00:00:00Z",
      rows: {
        put: {
          cmcOrganizations: [
            SIMPLE_OWNER,
            customer("d2e467f8-3a33-441a-b074-aec960758452", "scoped-organization", { parentId: SIMPLE_OWNER.id }),
          ],
          cmcPricings: [SIMPLE_PRICING],
        },
      },
    },
    compare: {
      ignored: {
        "data.id": "a new pricing's id is made by the server",
        "data.creationDate":
          "the printed answer is made of two: created on the day before it starts, and active already, which cannot both be",
      },
    },
  },
  "cmc.appliedPricing.delete": {
    given: {
      rows: {
        put: {
          cmcOrganizations: [SIMPLE_OWNER],
          cmcPricings: [SIMPLE_PRICING],
          cmcAppliedPricings: [simpleApplied("d08b9332-d26e-42fe-b272-3071f2d64839")],
        },
      },
    },
    compare: { ignored: { taskId: "a new task's id is made by the server" } },
  },
  "cmc.pricing.get": { given: { rows: { put: { cmcOrganizations: [FEE_OWNER], cmcPricings: [FEE_PRICING] } } } },
  "cmc.pricing.change.tiers": {
    given: {
      rows: {
        put: {
          cmcOrganizations: [FEE_OWNER],
          cmcPricings: [{ ...FEE_PRICING, supportedCurrencies: ["CAD", "USD"] }],
        },
      },
    },
  },
  "cmc.catalog.list": {
    given: {
      rows: {
        drop: { cmcCatalogs: "all" },
        put: {
          cmcOrganizations: [customer(CATALOG_OWNER, "myOrg")],
          cmcCatalogs: [
            {
              id: "5ba5df7c-1e60-4d99-869d-dd3d97826b2e",
              organizationId: CATALOG_OWNER,
              mode: "ALL_CONNECTIONS_OF_TYPE",
              serviceType: "cloudca",
              categories: [{ id: "fcd8908d-e1a0-41f2-9c38-fed1d1f77f18", name: { en: "…", fr: "…" } }],
              products: [
                {
                  id: "342f0d9b-3c3c-456d-b853-31d713b79e72",
                  sku: "vCPU",
                  name: { en: "vCPU", fr: "vCPU" },
                  categoryId: "fcd8908d-e1a0-41f2-9c38-fed1d1f77f18",
                  metricType: "GAUGE",
                  unit: { unit: "HOUR", name: {} },
                  period: "HOUR",
                  deprecated: false,
                  transformer: { type: "PROPORTIONAL_TO_TIME" },
                  attribute: "RAWUSAGE",
                  source: "1",
                  filters: [],
                },
              ],
            },
          ],
        },
      },
    },
  },
  "cmc.org.list": {
    given: {
      rows: {
        put: {
          cmcConnections: [{ id: UMBRELLA_CONNECTION, serviceCode: "compute-qc" }],
          cmcOrganizations: [
            customer(UMBRELLA_RESELLER, "Umbrella's reseller", { isReseller: true }),
            customer(CAPCOM, "Capcom", { parentId: UMBRELLA_RESELLER }),
            customer("03bc22bd-adc4-46b8-988d-afddc24c0cb5", "Umbrella Corporation", {
              parentId: CAPCOM,
              entryPoint: "umbrella",
              isBillable: true,
              billableStartDate: "2017-08-15T12:00:00.000Z",
              billingMode: "CREDIT_CARD",
              environments: [{ id: "9df14056-51e2-4000-ab14-beeaa488500d" }],
              connectionIds: [UMBRELLA_CONNECTION],
            }),
          ],
        },
      },
    },
    compare: {
      shortened: ["data"],
      ignored: { "data.*.lineage": "the printed lineage holds neither the printed parent nor the printed reseller" },
    },
  },
  "cmc.task.get": {
    given: {
      clock: "2022-03-01T12:00:00Z",
      rows: {
        put: {
          cmcTasks: [
            {
              id: "b2f82e2a-123e-4f86-a4c7-dc9b850dd11e",
              status: "SUCCESS",
              created: "2022-03-01T11:59:00Z",
              result: { id: "8f064230-82a6-4f93-a17d-9cf9623b0cb5", name: "morty" },
            },
          ],
        },
      },
    },
  },
  "cmc.error": {
    leftOut:
      "the clouds' own operations (instances of a service) are not among what is emulated, and the source gives neither the request nor the status",
  },
};
