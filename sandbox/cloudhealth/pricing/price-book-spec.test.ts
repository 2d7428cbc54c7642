import { expect, test } from "vitest";
import { readPriceBookSpec } from "./price-book-spec";

const RULE =
  '<BillingRule name="r"><BasicBillingRule billingRuleType="percentIncrease" billingAdjustment="12.3"/><Product productName="ANY"/></BillingRule>';
const whole = (inner: string, date = "2026-01-01") => `<CHTBillingRules date="${date}">${inner}</CHTBillingRules>`;
const withBasic = (basic: string) => whole(`<RuleGroup><BillingRule name="r">${basic}</BillingRule></RuleGroup>`);
const withProduct = (product: string) =>
  withBasic(`<BasicBillingRule billingRuleType="fixedRate" billingAdjustment="1"/>${product}`);

test("declarations, comments, dates of both kinds, unknown attributes and entities are read", () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n<CHTBillingRules xmlns:xsi="urn:x" createdBy="a@b.example" date="03/26/24"><Comment>c &amp; d</Comment><RuleGroup startDate="1/2/2026">${RULE}</RuleGroup></CHTBillingRules>\n`;
  expect(readPriceBookSpec(text)).toMatchObject({
    groups: [{ from: "2026-01-02", until: null, rules: [{ adjustment: { kind: "percentIncrease", amount: "12.3" } }] }],
  });
});

test("a group without rules and a rule without products are books too", () => {
  expect(readPriceBookSpec(whole("<RuleGroup/>"))).toMatchObject({ groups: [{ rules: [] }] });
  expect(readPriceBookSpec(withProduct(""))).toMatchObject({ groups: [{ rules: [{ products: [] }] }] });
});

test.each([
  ["an unclosed element", "<CHTBillingRules><RuleGroup>", "well-formed"],
  ["an attribute without a value", whole("<RuleGroup enabled/>"), "well-formed"],
  ["text that is no XML", "10 % off", "well-formed"],
  ["nothing", "", "well-formed"],
  ["text after the root", `${whole(`<RuleGroup>${RULE}</RuleGroup>`)} and more`, "after the root"],
  ["an unknown entity", whole("<Comment>&nbsp;</Comment><RuleGroup/>"), "&nbsp"],
  ["a document type", `<!DOCTYPE a [<!ENTITY x "y">]>${whole("<RuleGroup/>")}`, "document type"],
  ["deep nesting", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`, "well-formed"],
  ["another root", "<Rules/>", "CHTBillingRules"],
  ["two roots", `${whole("<RuleGroup/>")}${whole("<RuleGroup/>")}`, "root"],
  ["no date", "<CHTBillingRules><RuleGroup/></CHTBillingRules>", "date"],
  ["a day that is none", whole("<RuleGroup/>", "2026-02-30"), "date"],
  ["no group", whole(""), "RuleGroup"],
  ["an end before the start", whole('<RuleGroup startDate="2026-02-01" endDate="2026-01-31"/>'), "endDate"],
  ["payers that are no numbers", whole('<RuleGroup payerAccounts="abc"/>'), "payerAccounts"],
  ["a flag that is none", whole('<RuleGroup enabled="yes"/>'), "enabled"],
  ["no rule's name", whole("<RuleGroup><BillingRule/></RuleGroup>"), "name"],
  ["no basic rule", withBasic(""), "BasicBillingRule"],
  [
    "two basic rules",
    withBasic('<BasicBillingRule billingRuleType="fixedRate" billingAdjustment="1"/>'.repeat(2)),
    "BasicBillingRule",
  ],
  ["an unknown kind", withBasic('<BasicBillingRule billingRuleType="half" billingAdjustment="1"/>'), "billingRuleType"],
  [
    "more than 100 %",
    withBasic('<BasicBillingRule billingRuleType="percentDiscount" billingAdjustment="100.1"/>'),
    "0 to 100",
  ],
  [
    "less than 0 %",
    withBasic('<BasicBillingRule billingRuleType="percentIncrease" billingAdjustment="-1"/>'),
    "0 to 100",
  ],
  [
    "an amount that is none",
    withBasic('<BasicBillingRule billingRuleType="fixedRate" billingAdjustment="1e9"/>'),
    "billingAdjustment",
  ],
  ["a product without a name", withProduct("<Product/>"), "productName"],
  ["an unknown element", withProduct('<Product productName="ANY"><Zone name="x"/></Product>'), "Zone"],
  [
    "a description that asks nothing",
    withProduct('<Product productName="ANY"><LineItemDescription/></Product>'),
    "LineItemDescription",
  ],
  [
    "a regex that is none",
    withProduct('<Product productName="ANY"><LineItemDescription matchesRegex="("/></Product>'),
    "matchesRegex",
  ],
])("%s is refused with a sentence that says so", (_, text, words) => {
  const read = readPriceBookSpec(text);
  expect(Array.isArray(read) ? read.join(" ") : "it was read").toContain(words);
});

test("a fixed rate is no percentage: it may be large, tiny or negative", () => {
  for (const amount of ["250", "0.00000075", "-10000.00"]) {
    expect(
      readPriceBookSpec(withBasic(`<BasicBillingRule billingRuleType="fixedRate" billingAdjustment="${amount}"/>`)),
    ).toHaveProperty("groups");
  }
});
