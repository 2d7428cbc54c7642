import type { AccountSettings } from "./cloudhealth/accounts/account-settings";
import type { BillingRule } from "./cloudhealth/billing/billing-rule-rows";
import type { Statement } from "./cloudhealth/billing/statement-rows";
import type { AzureCustomer, AzureSubscription } from "./cloudhealth/microsoft/azure-rows";
import type { Organization } from "./cloudhealth/organizations/organization-rows";
import type { Perspective } from "./cloudhealth/perspectives/perspective-rows";
import type { PriceBook, PriceBookAccountAssignment, PriceBookAssignment } from "./cloudhealth/pricing/price-book-rows";
import type { CostLine, CostMember, Groupset, SavedReport, StatedAsset } from "./cloudhealth/reports/report-rows";
import { CLOUDMC_TABLES, type CloudMcRows } from "./cloudmc/cloudmc-rows";
import type { HereKey, HereRealm, SpentOnce, StatedUsage } from "./here/here-rows";

export type Tag = { key: string; value: string };

export type Address = {
  street1: string;
  street2?: string;
  city: string;
  state: string;
  zipcode: string;
  country: string;
};

export type Customer = {
  id: number;
  name: string;
  classification: string;
  billingContact: string;
  createdAt: string;
  updatedAt: string;
  externalId: string;
  billing: { enabled: boolean; folder: string };
  address: Address | null;
  azureCustomerId: string | null;
  trialExpiration: string | null;
  tags: Tag[];
};

export type Account = {
  id: number;
  index: number;
  /** Whose workload it is by nature, whoever holds it: its cost follows that trend. */
  trend: number;
  name: string;
  ownerId: string | null;
  amazonName: string;
  accountType: "Consolidated" | "Linked" | "Standalone" | "Unknown";
  awsPayer: string | null;
  clusterName: string | null;
  isActive: boolean;
  level: "green" | "yellow" | "red" | "unknown";
  createdAt: string;
  tags: Tag[];
  /** The customer in whose tenant it was made; absent on the partner's own. */
  tenantId?: number;
  /** What a client has set; absent on an account nobody has changed. */
  settings?: AccountSettings;
};

export type Assignment = { id: number; ownerId: string; customerId: number; payerOwnerId: string };

export type BillingBlockType = "Family" | "Consolidated" | "Standalone";

export type BlockAssignment = {
  id: number;
  ownerId: string;
  customerId: number;
  payerOwnerId: string;
  familyOwnerId: string;
  blockType: BillingBlockType;
  blockName: string;
};

/** Which account was in which customer's tenant, and for which months its bill lines were written there. */
export type Tenancy = { id: number; customerId: number; ownerId: string; fromMonth: string; untilMonth: string | null };

export type UsageReport = {
  id: number;
  realm: string;
  created: string;
  /** Real time, since a world in another month still takes seconds to make a report. */
  startedMs: number;
  status: "pending" | "inProgress" | "completed" | "failed" | "archived";
  /** Who asked, when it was not the sandbox's own requester. */
  emailId?: string;
  query: [string, string][];
  subAccounts: string[] | null;
};

export type Counter = { id: keyof Rows; next: number };

export type Rows = CloudMcRows & {
  customers: Customer;
  accounts: Account;
  assignments: Assignment;
  blocks: BlockAssignment;
  tenancies: Tenancy;
  reports: UsageReport;
  azureCustomers: AzureCustomer;
  azureSubscriptions: AzureSubscription;
  organizations: Organization;
  perspectives: Perspective;
  costLines: CostLine;
  costMembers: CostMember;
  groupsets: Groupset;
  savedReports: SavedReport;
  assets: StatedAsset;
  counters: Counter;
  priceBooks: PriceBook;
  priceBookAssignments: PriceBookAssignment;
  priceBookAccountAssignments: PriceBookAccountAssignment;
  billingRules: BillingRule;
  statements: Statement;
  realms: HereRealm;
  usageRows: StatedUsage;
  hereKeys: HereKey;
  spentOnce: SpentOnce;
};

/** Every table by name; one that the world does not fill begins empty. */
export const TABLE_NAMES = [
  ...CLOUDMC_TABLES,
  "customers",
  "accounts",
  "assignments",
  "blocks",
  "tenancies",
  "reports",
  "azureCustomers",
  "azureSubscriptions",
  "organizations",
  "perspectives",
  "costLines",
  "costMembers",
  "groupsets",
  "savedReports",
  "assets",
  "counters",
  "priceBooks",
  "priceBookAssignments",
  "priceBookAccountAssignments",
  "billingRules",
  "statements",
  "realms",
  "usageRows",
  "hereKeys",
  "spentOnce",
] as const satisfies readonly (keyof Rows)[];

export type TableName = keyof Rows;
export type RowId = number | string;
export type Change = { [T in TableName]: { put: T; row: Rows[T] } | { drop: T; id: RowId } }[TableName];
export type SeedRows = { [T in TableName]: Rows[T][] };
