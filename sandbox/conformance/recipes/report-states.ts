import type { CostLine, CostMember } from "../../cloudhealth/reports/report-rows";
import type { Account } from "../../rows";
import type { Given } from "../recipe";

/** The day after the reports' `updated_at`, within the same run. */
const CLOCK = "2026-05-05T12:00:00Z";
const CUSTOMER = 1234;

export type StatedAccount = { id: number; name: string };
/** The account is counted in the list of them; the first when it says nothing. */
type StatedCost = Omit<CostLine, "id" | "ownerId"> & { account?: number };

const ownerIdOf = (at: number): string => String(100_000_000_001 + at);

function accountOf({ id, name }: StatedAccount, at: number): Account {
  return {
    id,
    index: at,
    trend: at,
    name,
    ownerId: ownerIdOf(at),
    amazonName: name.toLowerCase(),
    accountType: "Linked",
    awsPayer: null,
    clusterName: null,
    isActive: true,
    level: "green",
    createdAt: "2022-01-01T00:00:00Z",
    tags: [],
  };
}

const PARTNERED = {
  id: CUSTOMER,
  name: "Stated Costs",
  classification: "managed_without_access",
  billingContact: "billing@stated.example",
  createdAt: "2022-01-01T00:00:00Z",
  updatedAt: "2022-01-01T00:00:00Z",
  externalId: "0123456789ab",
  billing: { enabled: true, folder: "" },
  address: null,
  azureCustomerId: null,
  trialExpiration: null,
  tags: [],
};

export const TWO_ACCOUNTS: StatedAccount[] = [
  { id: 1_000_000_000_001, name: "Production Account" },
  { id: 1_000_000_000_002, name: "Staging Account" },
];

export const FLAT_MEMBERS: CostMember[] = [
  { id: "ec2_compute", label: "EC2 - Compute" },
  { id: "ec2_transfer", label: "EC2 - Transfer" },
  { id: "s3_storage", label: "S3 - Storage" },
];

type World = { accounts?: StatedAccount[]; members?: CostMember[]; costs: StatedCost[] };

/** A world of stated costs: the accounts are the partner's and, all of them, customer 1234's. */
export function statedWorld({ accounts = TWO_ACCOUNTS, members = FLAT_MEMBERS, costs }: World): Given {
  return {
    clock: CLOCK,
    rows: {
      drop: { accounts: "all", tenancies: "all" },
      put: {
        customers: [PARTNERED],
        accounts: accounts.map(accountOf),
        tenancies: accounts.map((_, at) => ({
          id: at + 1,
          customerId: CUSTOMER,
          ownerId: ownerIdOf(at),
          fromMonth: "2022-01",
          untilMonth: null,
        })),
        costMembers: members,
        costLines: costs.map(({ account = 0, ...line }, at) => ({ ...line, id: at + 1, ownerId: ownerIdOf(account) })),
      },
    },
  };
}
