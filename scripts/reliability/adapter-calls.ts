import { createHash } from "node:crypto";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { monthOf } from "@/lib/domain/values/month";
import { listAwsAccounts, readAwsAccount } from "@/lib/upstreams/cloudhealth/accounts-api";
import {
  changeAssignment,
  createAssignment,
  findAssignmentByOwner,
  listAssignments,
  listBlockAssignments,
  readAssignment,
  removeAssignment,
} from "@/lib/upstreams/cloudhealth/assignments-api";
import { createBlock, listBlocksOf } from "@/lib/upstreams/cloudhealth/blocks-api";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CostReport, listCostDimensions, loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import {
  changeCustomer,
  createCustomer,
  deleteCustomer,
  findCustomersByName,
  listCustomers,
  readCustomer,
} from "@/lib/upstreams/cloudhealth/customers-api";
import { listStatements } from "@/lib/upstreams/cloudhealth/statements-api";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { loadCustomersPriceReport, loadPriceReport } from "@/lib/upstreams/cloudmc/price-reports-api";
import {
  listReports,
  loadReportStatus,
  openReportOutput,
  requestUsageReport,
} from "@/lib/upstreams/here/usage-reports-api";
import type { WriteOutcome } from "@/lib/upstreams/outcome";
import { ofCustomer, type TenantScope, wholePartner } from "@/lib/upstreams/tenant-scope";
import type { CaseClients } from "./case-clients";
import type { StoreDump } from "./ground-control";
import { draftOfCustomer, ORCHARD_PILOT, WHARF_LAB } from "./known-world";

const BY_SERVICE = { dimensions: ["AWS-Service-Category"], interval: "monthly" } as const;

/** What the calls are about; found in the emulator's world before anything is struck. */
export interface CallTargets {
  readonly held: { readonly id: string; readonly owner: string };
  readonly other: { readonly id: string; readonly owner: string };
  readonly block: { readonly id: string };
  readonly blockToRemove: { readonly id: string };
  readonly account: string;
  readonly organization: string;
  readonly reseller: string;
  readonly hereReport: string;
}

export interface ReadCall {
  readonly name: string;
  readonly isFile?: true;
  readonly read: (clients: CaseClients, targets: CallTargets) => Promise<unknown>;
}

export interface WriteCall {
  readonly name: string;
  readonly write: (clients: CaseClients, targets: CallTargets) => Promise<WriteOutcome<unknown>>;
  /** Whether what was asked stands in the emulator's tables. */
  readonly stands: (store: StoreDump, targets: CallTargets) => boolean;
}

const ACME = customerId("3947");
const EMPTY = customerId("3949");
const DUNE = customerId("3950");
const MOLASSES = customerId("3951");
const TO_DELETE = customerId("3955");
const NEW_NAME = "Quarry & Sons";
const RENAMED = "Molasses and Sons Ltd";
const LAST_MONTH = monthOf(new Date(new Date().setUTCDate(0)));

export const READ_CALLS: readonly ReadCall[] = [
  { name: "listCustomers", read: ({ cloudhealth }) => allOf(listCustomers(cloudhealth)) },
  { name: "findCustomersByName", read: ({ cloudhealth }) => findCustomersByName(cloudhealth, "Acme") },
  { name: "readCustomer", read: ({ cloudhealth }) => readCustomer(cloudhealth, ACME) },
  { name: "listAwsAccounts", read: ({ cloudhealth }) => allOf(listAwsAccounts(cloudhealth)) },
  { name: "readAwsAccount", read: ({ cloudhealth }, { account }) => readAwsAccount(cloudhealth, account) },
  { name: "listAssignments", read: ({ cloudhealth }) => allOf(listAssignments(cloudhealth)) },
  { name: "listBlockAssignments", read: ({ cloudhealth }) => allOf(listBlockAssignments(cloudhealth)) },
  {
    name: "findAssignmentByOwner",
    read: ({ cloudhealth }, { held }) => findAssignmentByOwner(cloudhealth, awsAccountId(held.owner)),
  },
  {
    name: "readAssignment",
    read: ({ cloudhealth }, { held }) => readAssignment(cloudhealth, { id: held.id, managedBy: "v1" }),
  },
  {
    name: "readAssignment of a block",
    read: ({ cloudhealth }, { block }) => readAssignment(cloudhealth, { id: block.id, managedBy: "v2" }),
  },
  { name: "listBlocksOf", read: ({ cloudhealth }) => listBlocksOf(cloudhealth, DUNE) },
  { name: "loadCosts", read: ({ cloudhealth }) => costsSaid(cloudhealth, ofCustomer(ACME)) },
  { name: "loadCosts of the partner", read: ({ cloudhealth }) => costsSaid(cloudhealth, wholePartner()) },
  { name: "listCostDimensions", read: ({ cloudhealth }) => listCostDimensions(cloudhealth, wholePartner()) },
  { name: "listStatements", read: ({ cloudhealth }) => allOf(listStatements(cloudhealth, LAST_MONTH)) },
  { name: "listOrganizations", read: ({ cloudmc }) => listOrganizations(cloudmc) },
  {
    name: "loadPriceReport",
    read: async ({ cloudmc }, { organization }) => (await loadPriceReport(cloudmc, organization, LAST_MONTH)).report,
  },
  {
    name: "loadCustomersPriceReport",
    read: async ({ cloudmc }, { reseller }) => (await loadCustomersPriceReport(cloudmc, reseller, LAST_MONTH)).report,
  },
  { name: "a HERE token", read: async ({ hereAnew }) => typeof (await hereAnew.tokens.take("write")).token },
  { name: "loadReportStatus", read: ({ here }, { hereReport }) => loadReportStatus(here, hereReport) },
  { name: "listReports", read: ({ here }) => listReports(here, 10) },
  {
    name: "openReportOutput",
    isFile: true,
    read: async ({ here }, { hereReport }) => {
      const hash = createHash("sha256");
      for await (const bytes of await openReportOutput(here, hereReport)) hash.update(bytes);
      return hash.digest("hex");
    },
  },
];

export const WRITE_CALLS: readonly WriteCall[] = [
  {
    name: "createAssignment",
    write: ({ cloudhealth }) =>
      createAssignment(cloudhealth, { owner: awsAccountId(WHARF_LAB), customer: ACME, payer: awsAccountId(WHARF_LAB) }),
    stands: (store) => rows(store, "assignments").some((row) => row.ownerId === WHARF_LAB),
  },
  {
    name: "changeAssignment",
    write: ({ cloudhealth }, { held }) => {
      const owner = awsAccountId(held.owner);
      return changeAssignment(cloudhealth, { id: held.id, owner, customer: MOLASSES, payer: owner });
    },
    stands: (store, { held }) =>
      rows(store, "assignments").some((row) => row.ownerId === held.owner && String(row.customerId) === MOLASSES),
  },
  {
    name: "removeAssignment",
    write: ({ cloudhealth }, { other }) => removeAssignment(cloudhealth, { id: other.id, managedBy: "v1" }),
    stands: (store, { other }) => !rows(store, "assignments").some((row) => String(row.id) === other.id),
  },
  {
    name: "removeAssignment of a block",
    write: ({ cloudhealth }, { blockToRemove }) =>
      removeAssignment(cloudhealth, { id: blockToRemove.id, managedBy: "v2" }),
    stands: (store, { blockToRemove }) => !rows(store, "blocks").some((row) => String(row.id) === blockToRemove.id),
  },
  {
    name: "createBlock",
    write: ({ cloudhealth }) =>
      createBlock(cloudhealth, {
        customer: EMPTY,
        type: "standalone",
        name: "Northern lights",
        owners: [awsAccountId(ORCHARD_PILOT)],
        payer: null,
      }),
    stands: (store) => rows(store, "blocks").some((row) => row.ownerId === ORCHARD_PILOT),
  },
  {
    name: "createCustomer",
    write: ({ cloudhealth }) => createCustomer(cloudhealth, draftOfCustomer(NEW_NAME)),
    stands: (store) => rows(store, "customers").some((row) => row.name === NEW_NAME),
  },
  {
    name: "changeCustomer",
    write: ({ cloudhealth }) => changeCustomer(cloudhealth, MOLASSES, { name: RENAMED }),
    stands: (store) => rows(store, "customers").some((row) => row.name === RENAMED),
  },
  {
    name: "deleteCustomer",
    write: ({ cloudhealth }) => deleteCustomer(cloudhealth, TO_DELETE),
    stands: (store) => !rows(store, "customers").some((row) => String(row.id) === TO_DELETE),
  },
  {
    name: "requestUsageReport",
    write: ({ here }) =>
      requestUsageReport(here, {
        from: "2026-09-01",
        to: "2026-10-01",
        detailLevel: "day",
        groupBy: ["appId"],
        ...NO_USAGE_FILTERS,
        billingTag: "the-second",
        subAccounts: [],
        requestId: "00000000-0000-4000-8000-000000000000",
      }),
    stands: (store) => rows(store, "reports").some((row) => JSON.stringify(row).includes("the-second")),
  },
];

function rows(store: StoreDump, table: string): StoreDump[string] {
  return store[table] ?? [];
}

/** Two answers that say the same in other bytes have another hash. */
async function costsSaid(client: CloudhealthClient, scope: TenantScope): Promise<Omit<CostReport, "answerHash">> {
  const { answerHash: _, ...said } = await loadCosts(client, scope, BY_SERVICE);
  return said;
}

async function allOf(pages: AsyncIterable<{ readonly items: readonly unknown[] }>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { items } of pages) all.push(...items);
  return all;
}
