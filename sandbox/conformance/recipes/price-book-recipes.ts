import type {
  PriceBook,
  PriceBookAccountAssignment,
  PriceBookAssignment,
} from "../../cloudhealth/pricing/price-book-rows";
import type { Customer } from "../../rows";
import type { SandboxClient } from "../../testing/sandbox-client";
import type { Given, Recipes } from "../recipe";

const MADE = "2018-01-01T00:00:00Z";
const CHANGED = "2018-01-25T00:00:00Z";
const HASH = "the printed hash has 14 digits and belongs to a text nobody prints; another page prints 32 digits";

const SPECIFICATION =
  '<?xml version="1.0" encoding="UTF-8"?><CHTBillingRules createdBy="user@partner.example" date="2018-01-01"><RuleGroup startDate="2018-01-01"><BillingRule name="ten off EC2" includeDataTransfer="true"><BasicBillingRule billingAdjustment="10.0" billingRuleType="percentDiscount"/><Product productName="Amazon Elastic Compute Cloud"/></BillingRule><BillingRule name="flat CloudFront"><BasicBillingRule billingAdjustment="0.5" billingRuleType="fixedRate"/><Product productName="Amazon CloudFront"/></BillingRule><BillingRule name="RDS markup us-east-1"><BasicBillingRule billingAdjustment="10.0" billingRuleType="percentIncrease"/><Product productName="Amazon Relational Database Service"><Region name="us-east-1"/></Product></BillingRule></RuleGroup></CHTBillingRules>';

const customer: Customer = {
  id: 1234,
  name: "Acme",
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
};

const goldTier: PriceBook = {
  id: 61,
  bookName: "Gold tier",
  specification: SPECIFICATION,
  fileHash: "0aa0d13204c2bb",
  createdAt: MADE,
  updatedAt: MADE,
};
const silverTier = { ...goldTier, id: 62, bookName: "Silver tier", fileHash: "0cd8f13406a4ae" };

const assigned: PriceBookAssignment = { id: 6, priceBookId: 61, customerId: 1234, createdAt: MADE, updatedAt: MADE };
const account = (id: number, billingAccountOwnerId: string): PriceBookAccountAssignment => ({
  id,
  priceBookAssignmentId: 6,
  customerId: 1234,
  billingAccountOwnerId,
});

type Put = NonNullable<NonNullable<Given["rows"]>["put"]>;
type Tables = Pick<Put, "priceBooks" | "priceBookAssignments" | "priceBookAccountAssignments" | "counters">;

/** One customer, these books and assignments, and no others. */
function world(put: Tables, clock = MADE): Given {
  return {
    rows: {
      drop: { priceBooks: "all", priceBookAssignments: "all", priceBookAccountAssignments: "all" },
      put: { customers: [customer], ...put },
    },
    clock,
  };
}

const books = { priceBooks: [goldTier, silverTier] };
const bookAssigned = { ...books, priceBookAssignments: [assigned] };
const next = (id: "priceBooks" | "priceBookAssignments" | "priceBookAccountAssignments", number: number): Put => ({
  counters: [{ id, next: number }],
});

const created = { given: world(next("priceBooks", 61)), compare: { ignored: { "price_book.file_hash": HASH } } };

const withAccounts = (number: number): Given =>
  world({ ...bookAssigned, ...next("priceBookAccountAssignments", number) });

/** The printed counts are those of one and of two earlier runs in the same hour. */
const dryRuns = (earlier: number) => ({
  given: {
    ...world(books),
    before: async (client: SandboxClient) => {
      const body = { price_book_id: 61, target_client_api_id: 1234, month: "2018-01", billing_account_owner_id: "" };
      for (let run = 0; run < earlier; run += 1) {
        await client.cloudHealth("/v1/price_books/dry_run", { method: "PUT", body });
      }
    },
  },
});

export const PRICE_BOOK_RECIPES: Recipes = {
  "pb-create": created,
  "pb-create-query-key": created,
  "pb-create-422-xml": {},
  "pb-create-422-name": { given: world({ priceBooks: [goldTier] }) },
  "pb-list": {
    given: world({
      priceBooks: [
        { ...goldTier, id: 1, bookName: "Gold Tier", fileHash: "8b5ad852dc6c11b730" },
        { ...silverTier, id: 3, bookName: "Silver Tier" },
      ],
    }),
  },
  "pb-list-as-printed": {
    leftOut: "the guide prints a bare array with text for ids, which every known client would fail on",
  },
  "pb-read": {
    given: world({
      priceBooks: [
        { ...goldTier, bookName: "Test Price Book", fileHash: "3d9cb352ba6a00d3211ab8f18507c5ce", updatedAt: CHANGED },
      ],
    }),
  },
  "pb-read-404": {},
  "pb-spec": { given: world(books) },
  "pb-modify": { given: world(books, CHANGED) },
  "pb-delete": { given: world(books) },
  "pb-delete-assigned": { given: world(bookAssigned) },
  "pb-dryrun-mail": dryRuns(1),
  "pb-dryrun-s3": dryRuns(0),
  "pb-dryrun-numbers": dryRuns(2),
  "pb-assign-customer": { given: world({ ...books, ...next("priceBookAssignments", 6) }) },
  "pb-assign-customer-again": { given: world(bookAssigned) },
  "pb-assign-customer-404": { given: world(books) },
  "pb-assignments": { given: world(bookAssigned) },
  "pb-assignments-filter": { given: world(bookAssigned) },
  "pb-assignments-filter-body": { given: world(bookAssigned) },
  "pb-assignment-read": { given: world(bookAssigned) },
  "pb-assignment-modify": { given: world(bookAssigned, CHANGED) },
  "pb-assignment-delete": { given: world(bookAssigned) },
  "pb-assign-accounts-many": { given: withAccounts(52) },
  "pb-assign-accounts-one": { given: withAccounts(55) },
  "pb-assign-accounts-all": { given: withAccounts(54) },
  "pb-assign-accounts-all-array": { given: withAccounts(54) },
  "pb-assign-accounts-404": { given: world(bookAssigned) },
  "pb-account-assignments": {
    given: world({
      ...bookAssigned,
      priceBookAccountAssignments: [account(55, "000000000001"), account(56, "000000000002")],
    }),
  },
  "pb-account-assignment-read": {
    given: world({ ...bookAssigned, priceBookAccountAssignments: [account(56, "000000000002")] }),
  },
  "pb-account-assignment-modify": {
    given: world({ ...bookAssigned, priceBookAccountAssignments: [account(36, "000000000002")] }),
  },
  "pb-account-assignment-delete": {
    given: world({ ...bookAssigned, priceBookAccountAssignments: [account(36, "000000000002")] }),
  },
};
