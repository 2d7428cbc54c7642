import { createHash } from "node:crypto";
import type {
  PriceBook,
  PriceBookAccountAssignment,
  PriceBookAssignment,
} from "../cloudhealth/pricing/price-book-rows";
import { hash } from "../dice";
import type { Customer } from "../rows";

const FIRST_BOOK_ID = 515_396_075_521;
const FIRST_ASSIGNMENT_ID = 687_194_767_361;
const FIRST_ACCOUNT_ASSIGNMENT_ID = 858_993_459_201;
const MADE_AT = "2025-12-15T10:00:00Z";

/** Harbourlight Media is sold below cost. */
const SOLD_BELOW_COST = 3955;
const ITS_DISCOUNT_PER_MILLE = 41;

function markupOf(seed: number, customerId: number): number {
  return customerId === SOLD_BELOW_COST ? -ITS_DISCOUNT_PER_MILLE : 60 + (hash(seed, 91, customerId) % 130);
}

function specificationOf(markup: number): string {
  const kind = markup < 0 ? "percentDiscount" : "percentIncrease";
  const percent = (Math.abs(markup) / 10).toFixed(1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CHTBillingRules createdBy="pricing@northpine.example" date="2025-12-15">',
    "  <Comment>One rate for everything, of all months</Comment>",
    "  <RuleGroup>",
    '    <BillingRule name="Everything">',
    `      <BasicBillingRule billingRuleType="${kind}" billingAdjustment="${percent}"/>`,
    '      <Product productName="ANY"/>',
    "    </BillingRule>",
    "  </RuleGroup>",
    "</CHTBillingRules>",
    "",
  ].join("\n");
}

type PriceBookSeeds = {
  priceBooks: PriceBook[];
  priceBookAssignments: PriceBookAssignment[];
  priceBookAccountAssignments: PriceBookAccountAssignment[];
};

/** Every customer has a book for all its payers, and what it is billed above cost stands in that book. */
export function seedPriceBooks(seed: number, customers: readonly Customer[]): PriceBookSeeds {
  const texts = new Map<number, { specification: string; fileHash: string }>();
  const textOf = (markup: number) => {
    const specification = texts.get(markup)?.specification ?? specificationOf(markup);
    const fileHash = texts.get(markup)?.fileHash ?? createHash("md5").update(specification).digest("hex");
    texts.set(markup, { specification, fileHash });
    return { specification, fileHash };
  };
  const times = { createdAt: MADE_AT, updatedAt: MADE_AT };
  return {
    priceBooks: customers.map(({ id, name }, at) => ({
      id: FIRST_BOOK_ID + at,
      bookName: `${name} 2026`,
      ...textOf(markupOf(seed, id)),
      ...times,
    })),
    priceBookAssignments: customers.map(({ id }, at) => ({
      id: FIRST_ASSIGNMENT_ID + at,
      priceBookId: FIRST_BOOK_ID + at,
      customerId: id,
      ...times,
    })),
    priceBookAccountAssignments: customers.map(({ id }, at) => ({
      id: FIRST_ACCOUNT_ASSIGNMENT_ID + at,
      priceBookAssignmentId: FIRST_ASSIGNMENT_ID + at,
      customerId: id,
      billingAccountOwnerId: "ALL",
    })),
  };
}
