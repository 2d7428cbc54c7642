import { z } from "zod";
import { isAbsent, type WriteBody } from "../write-body";
import type { BillingRule, Targets } from "./billing-rule-rows";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const Text = z.string("must be text").trim().min(1, "can't be blank").max(255, "is longer than 255 characters");
const NumericText = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,6})?$/);
const Amount = z
  .union([z.number(), NumericText.transform(Number)], "must be a number")
  .refine((value) => value >= 0 && value <= 1e12, "must be a number from 0 up");
const Percent = Amount.refine((value) => value <= 100, "must be from 0 to 100");
const Id = z.union(
  [
    z.int().nonnegative(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ],
  "must be a list of ids",
);
const TargetList = z.union([z.literal("all"), z.array(Id).max(10_000)], 'must be a list of ids or "all"');
const Agreements = z.record(z.string().regex(/^\d{1,15}$/), z.array(Id).max(1_000), "must be lists of ids by customer");
const Flag = z.union(
  [z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")],
  "must be true or false",
);
const FourAmounts = z.array(Amount, "must be four numbers").length(4, "must be four numbers");

const oneOf = <Choice extends string>(...choices: Choice[]) =>
  z.enum(choices, { error: () => `must be ${choices.join(" or ")}` });

const PricingInfo = z.object(
  {
    min_fee: Amount,
    min_spend_range: FourAmounts.refine(
      (range) => range.every((start, at) => at === 0 || (range[at - 1] ?? 0) < start),
      "must rise",
    ),
    min_spend_rate: z.array(Percent, "must be four numbers").length(4, "must be four numbers"),
  },
  "must hold min_fee, min_spend_range and min_spend_rate",
);

export const RuleFields = z
  .object({
    name: Text,
    cloud: oneOf("aws", "azure"),
    billing_rule_type: oneOf("custom", "support"),
    rule_action: Text,
    rule_scope: oneOf("per_account", "per_billing_family"),
    support_tier: oneOf("developer", "business", "enterprise"),
    flat_fee_cost: Amount,
    charge_percentage_discount: Percent,
    pricing_info: PricingInfo,
    start_month: z.string("must be text").regex(MONTH, "must be written as YYYY-MM"),
    frequency: oneOf("one_time", "recurring"),
    product_name: Text,
    product_description: Text,
    type: oneOf("charge", "credit"),
    apply_flat_fee_cost: Amount,
    apply_rate_in_percentage: Percent,
    add_spend_ratio_as_custom_line_item: Flag,
    add_target_customers: TargetList,
    remove_target_customers: TargetList,
    add_csp_customers: TargetList,
    remove_csp_customers: TargetList,
    add_enterprise_agreements: Agreements,
    remove_enterprise_agreements: Agreements,
  })
  .partial();
export type RuleFields = z.infer<typeof RuleFields>;

export function readRuleFields(body: WriteBody): RuleFields | string[] {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => !isAbsent(value)));
  const read = RuleFields.safeParse(given);
  if (read.success) return read.data;
  return read.error.issues.slice(0, 20).map((issue) => `${issue.path.join(" ")} ${issue.message}`);
}

const CUSTOM_ACTIONS = ["flat_fee", "spend_ratio"];
const SUPPORT_ACTIONS = ["flat_fee", "list_price", "percentage_discount", "suppress_charge", "custom_tier"];

function customErrors(rule: BillingRule): string[] {
  const errors: string[] = [];
  if (!CUSTOM_ACTIONS.includes(rule.ruleAction)) errors.push(`rule_action must be ${CUSTOM_ACTIONS.join(" or ")}`);
  if (rule.productName === null) errors.push("product_name can't be blank");
  if (rule.productDescription === null) errors.push("product_description can't be blank");
  if (rule.ruleAction === "flat_fee" && rule.flatFeeCost === null) errors.push("apply_flat_fee_cost can't be blank");
  if (rule.ruleAction === "spend_ratio" && rule.rateInPercentage === null) {
    errors.push("apply_rate_in_percentage can't be blank");
  }
  return errors;
}

function supportErrors(rule: BillingRule): string[] {
  const errors: string[] = [];
  if (rule.cloud !== "aws") errors.push("billing_rule_type support is only for cloud aws");
  if (!SUPPORT_ACTIONS.includes(rule.ruleAction)) errors.push(`rule_action must be ${SUPPORT_ACTIONS.join(" or ")}`);
  if (rule.ruleAction === "flat_fee" && rule.flatFeeCost === null) errors.push("flat_fee_cost can't be blank");
  if (rule.ruleAction === "percentage_discount" && rule.chargePercentageDiscount === null) {
    errors.push("charge_percentage_discount can't be blank");
  }
  if (rule.ruleAction === "custom_tier" && rule.pricingInfo === null) errors.push("pricing_info can't be blank");
  return errors;
}

/** What a rule of its kind must have, whether it was just made or changed. */
export function ruleErrors(rule: BillingRule): string[] {
  return rule.billingRuleType === "custom" ? customErrors(rule) : supportErrors(rule);
}

/** Fields that say what the rule does; whom it is for is decided apart. */
export function withFields(rule: BillingRule, fields: RuleFields): BillingRule {
  const isCustom = rule.billingRuleType === "custom";
  const flatFee = isCustom ? fields.apply_flat_fee_cost : fields.flat_fee_cost;
  return {
    ...rule,
    name: fields.name ?? rule.name,
    ruleScope: fields.rule_scope ?? rule.ruleScope,
    supportTier: isCustom ? null : (fields.support_tier ?? rule.supportTier),
    pricingInfo: isCustom ? null : (fields.pricing_info ?? rule.pricingInfo),
    chargePercentageDiscount: isCustom ? null : (fields.charge_percentage_discount ?? rule.chargePercentageDiscount),
    flatFeeCost: flatFee ?? rule.flatFeeCost,
    startMonth: isCustom ? (fields.start_month ?? rule.startMonth) : null,
    frequency: isCustom ? (fields.frequency ?? rule.frequency) : null,
    productName: isCustom ? (fields.product_name ?? rule.productName) : null,
    productDescription: isCustom ? (fields.product_description ?? rule.productDescription) : null,
    type: isCustom ? (fields.type ?? rule.type) : null,
    rateInPercentage: isCustom ? (fields.apply_rate_in_percentage ?? rule.rateInPercentage) : null,
    addSpendAsCustomLineItem: isCustom
      ? (fields.add_spend_ratio_as_custom_line_item ?? rule.addSpendAsCustomLineItem)
      : null,
  };
}

export function isTargeted(targets: Targets, customerId: number): boolean {
  return targets === "all" || targets.includes(customerId);
}
