import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BillLine, billLine } from "../billing/bill-lines";
import { LEAVES } from "../reports/services";
import { pricingOf } from "./price-adjustment";
import { type PriceBookSpec, readPriceBookSpec } from "./price-book-spec";
import { firstMatch, groupsOn } from "./price-rule-match";

const PAYER = "000000000001";

function book(groups: string): PriceBookSpec {
  const read = readPriceBookSpec(`<CHTBillingRules date="2026-01-01">${groups}</CHTBillingRules>`);
  if (Array.isArray(read)) throw new Error(read.join("; "));
  return read;
}
const rule = (name: string, products: string, extra = "") =>
  `<BillingRule name="${name}" ${extra}><BasicBillingRule billingRuleType="percentDiscount" billingAdjustment="10"/>${products}</BillingRule>`;
const group = (rules: string, extra = "") => `<RuleGroup ${extra}>${rules}</RuleGroup>`;
const line = (leaf: string, region = "us-east-1"): BillLine =>
  billLine(
    LEAVES.findIndex(({ name }) => name === leaf),
    region,
  );
const matched = (spec: PriceBookSpec, of: BillLine, on = { payer: PAYER, day: "2026-05-15" }) =>
  firstMatch(groupsOn(spec, on.payer, on.day), of)?.name ?? null;

describe("which rule a line falls under", () => {
  test("rules count from the top down, the first that fits wins, and no fit is no adjustment", () => {
    const spec = book(
      group(
        rule(
          "compute",
          '<Product productName="Amazon Elastic Compute Cloud"><Operation name="RunInstances"/></Product>',
        ) +
          rule("all compute", '<Product productName="Amazon Elastic Compute Cloud"/>') +
          rule("late", '<Product productName="Amazon Elastic Compute Cloud"/>'),
      ),
    );
    expect([line("ec2_compute"), line("ec2_ebs"), line("s3_storage")].map((of) => matched(spec, of))).toEqual([
      "compute",
      "all compute",
      null,
    ]);
  });

  test("ANY is every product, and product names are case-sensitive", () => {
    expect(matched(book(group(rule("any", '<Product productName="ANY"/>'))), line("lambda_direct"))).toBe("any");
    expect(matched(book(group(rule("x", '<Product productName="aws lambda"/>'))), line("lambda_direct"))).toBeNull();
  });

  test("both ends of a group's dates are inside, in either way of writing, and no dates are all months", () => {
    const spec = book(group(rule("x", '<Product productName="ANY"/>'), 'startDate="05/10/2026" endDate="2026-05-20"'));
    const days = ["2026-05-09", "2026-05-10", "2026-05-20", "2026-05-21"];
    expect(days.map((day) => matched(spec, line("s3_storage"), { payer: PAYER, day }))).toEqual([null, "x", "x", null]);
  });

  test("a group for some payers counts for them only, and one that is not enabled for nobody", () => {
    const any = rule("x", '<Product productName="ANY"/>');
    const some = book(group(any, 'payerAccounts="1, 000000000002"'));
    const on = (payer: string) => matched(some, line("s3_storage"), { payer, day: "2026-05-15" });
    expect([on("000000000001"), on("000000000002"), on("000000000003")]).toEqual(["x", "x", null]);
    expect(matched(book(group(any, 'enabled="false"')), line("s3_storage"))).toBeNull();
  });

  test.each([
    ['<Region name="us-west-2"/>', [false, true]],
    ['<UsageType name="BoxUsage*"/>', [true, true]],
    ['<UsageType name="USW2-BoxUsage*"/>', [false, true]],
    ['<UsageType name="*m5.large"/>', [true, true]],
    ['<UsageType name="*Usage:m5*"/>', [true, true]],
    ['<UsageType name="boxusage*"/>', [false, false]],
    ['<Operation name="Run*"/><RecordType name="LineItem"/>', [true, true]],
    ['<RecordType name="Tax"/>', [false, false]],
    ['<SavingsPlanOfferingType name="*"/>', [false, false]],
    ['<InstanceProperties instanceType="m5" instanceSize="large"/>', [true, true]],
    ['<InstanceProperties reserved="true"/>', [false, false]],
    ['<LineItemDescription startsWith="$0.096" contains="Linux"/>', [true, true]],
    ['<LineItemDescription name="*Windows*"/>', [false, false]],
    ['<LineItemDescription matchesRegex="\\$0\\.096 per .* Hour"/>', [true, true]],
    ['<LineItemDescription matchesRegex="per"/>', [false, false]],
  ])("the constraint %s decides", (constraint, expected) => {
    const spec = book(group(rule("x", `<Product productName="ANY">${constraint}</Product>`)));
    const lines = [line("ec2_compute"), line("ec2_compute", "us-west-2")];
    expect(lines.map((of) => matched(spec, of) !== null)).toEqual(expected);
  });

  test("a rule without data transfer leaves those lines alone, and a product's own word counts more", () => {
    const without = 'includeDataTransfer="false"';
    const spec = book(group(rule("x", '<Product productName="ANY"/>', without)));
    const own = book(group(rule("x", '<Product productName="ANY" includeDataTransfer="true"/>', without)));
    expect([matched(spec, line("ec2_transfer")), matched(own, line("ec2_transfer"))]).toEqual([null, "x"]);
    expect(matched(spec, line("ec2_compute"))).toBe("x");
  });

  test("a pattern that runs away is stopped and matches nothing", () => {
    const spec = book(
      group(rule("x", '<Product productName="ANY"><LineItemDescription matchesRegex="(.*)*(.+)+x"/></Product>')),
    );
    const started = performance.now();
    expect(matched(spec, line("ec2_compute"))).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("what a rule makes of a cost", () => {
  const cost = fc.integer({ min: 0, max: 10_000_000_000 });
  const percent = fc.integer({ min: 0, max: 100_000 });

  test("a percentage is exact and rounds halves up to a ten-thousandth of a dollar", () => {
    fc.assert(
      fc.property(cost, percent, (units, thousandths) => {
        const amount = (thousandths / 1000).toFixed(3);
        const scaled = (add: bigint) => (2n * BigInt(units) * (100_000n + add) + 100_000n) / 200_000n;
        const price = (kind: "percentIncrease" | "percentDiscount") => pricingOf({ kind, amount }, "1")(units);
        expect(BigInt(price("percentIncrease"))).toBe(scaled(BigInt(thousandths)));
        expect(BigInt(price("percentDiscount"))).toBe(scaled(-BigInt(thousandths)));
      }),
    );
  });

  test("a fixed rate is what the units cost at it: the list rate changes nothing, twice the rate doubles", () => {
    fc.assert(
      fc.property(cost, (units) => {
        expect(pricingOf({ kind: "fixedRate", amount: "0.096" }, "0.096")(units)).toBe(units);
        expect(pricingOf({ kind: "fixedRate", amount: "0.192" }, "0.096")(units)).toBe(2 * units);
      }),
    );
  });

  test("a line without units costs its fixed rate, which can make it a credit", () => {
    expect(pricingOf({ kind: "fixedRate", amount: "-10000.00" }, null)(1)).toBe(-100_000_000);
  });
});
