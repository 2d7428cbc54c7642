import type { BillingRule } from "./billing-rule-rows";

type Shown = Record<string, unknown>;

function showTargets(rule: BillingRule): Shown {
  if (rule.cloud === "aws") return { target_customers: rule.targetCustomers };
  return { csp_customers: rule.cspCustomers, enterprise_agreements: rule.enterpriseAgreements };
}

function showCustom(rule: BillingRule): Shown {
  const { ruleAction, cloud } = rule;
  const isRatio = ruleAction === "spend_ratio";
  return {
    start_month: rule.startMonth,
    frequency: rule.frequency,
    type: rule.type,
    ...(isRatio ? { rate_in_percentage: rule.rateInPercentage } : { flat_fee_cost: rule.flatFeeCost }),
    ...(isRatio && cloud === "azure" ? { add_spend_as_custom_line_item: rule.addSpendAsCustomLineItem } : {}),
  };
}

function showSupport(rule: BillingRule): Shown {
  return {
    ...(rule.ruleAction === "flat_fee" ? { flat_fee_cost: rule.flatFeeCost } : {}),
    ...(rule.ruleAction === "percentage_discount" ? { charge_percentage_discount: rule.chargePercentageDiscount } : {}),
    ...(rule.pricingInfo === null ? {} : { pricing_info: rule.pricingInfo }),
  };
}

/** Answers drop the verbs of the request, and custom rules do not repeat their action. */
export function showRule(rule: BillingRule): Shown {
  const isCustom = rule.billingRuleType === "custom";
  return {
    id: rule.id,
    name: rule.name,
    ...(isCustom ? { product_name: rule.productName, product_description: rule.productDescription } : {}),
    ...(rule.cloud === "aws" ? { rule_scope: rule.ruleScope } : {}),
    billing_rule_type: rule.billingRuleType,
    cloud: rule.cloud,
    ...(isCustom ? {} : { support_tier: rule.supportTier, rule_action: rule.ruleAction }),
    ...showTargets(rule),
    ...(isCustom ? showCustom(rule) : showSupport(rule)),
  };
}
