import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom, readWrite } from "../write-body";
import { type RuleFields, readRuleFields, ruleErrors, withFields } from "./billing-rule-input";
import type { BillingRule } from "./billing-rule-rows";
import { placeRule, supportConflicts, targetErrors } from "./billing-rule-targets";
import { showRule } from "./billing-rule-view";

const PATH = "/v1/partner_billing_rules";
const FIXED = ["cloud", "billing_rule_type", "rule_action"] as const;

function findRule(sandbox: Sandbox, c: Context): BillingRule | undefined {
  return sandbox.store.get("billingRules", integerFrom(c.req.param("id")) ?? -1);
}

function blankRule(sandbox: Sandbox, fields: RuleFields): BillingRule | string[] {
  const { name, cloud, billing_rule_type: type, rule_action: action } = fields;
  if (name === undefined || cloud === undefined || type === undefined || action === undefined) {
    return (["name", ...FIXED] as const)
      .filter((field) => fields[field] === undefined)
      .map((field) => `${field} can't be blank`);
  }
  const month = sandbox.clock.now().toISOString().slice(0, 7);
  return {
    id: sandbox.store.nextId("billingRules"),
    name,
    cloud,
    billingRuleType: type,
    ruleAction: action,
    ruleScope: "per_account",
    targetCustomers: [],
    cspCustomers: [],
    enterpriseAgreements: {},
    madeIn: month,
    supportTier: "developer",
    pricingInfo: null,
    startMonth: month,
    frequency: "one_time",
    productName: null,
    productDescription: null,
    type: "charge",
    flatFeeCost: null,
    chargePercentageDiscount: null,
    rateInPercentage: null,
    addSpendAsCustomLineItem: cloud === "azure" && action === "spend_ratio" ? false : null,
  };
}

function fixedErrors(rule: BillingRule, fields: RuleFields): string[] {
  const known = { cloud: rule.cloud, billing_rule_type: rule.billingRuleType, rule_action: rule.ruleAction };
  return FIXED.filter((field) => fields[field] !== undefined && fields[field] !== known[field]).map(
    (field) => `${field} cannot be changed`,
  );
}

function nameErrors(sandbox: Sandbox, rule: BillingRule): string[] {
  const taken = sandbox.store.where("billingRules", "name", rule.name).some(({ id }) => id !== rule.id);
  return taken ? ["name has already been taken"] : [];
}

/** The rule as it would be, or why it cannot be. */
function completed(sandbox: Sandbox, before: BillingRule, fields: RuleFields): BillingRule | string[] {
  const changed = withFields(before, fields);
  const errors = [
    ...fixedErrors(before, fields),
    ...nameErrors(sandbox, changed),
    ...ruleErrors(changed),
    ...targetErrors(sandbox, changed, fields),
  ];
  if (errors.length > 0) return errors;
  const placed = { ...changed, ...placeRule(sandbox, changed, fields) };
  const conflicts = supportConflicts(sandbox, placed);
  return conflicts.length > 0 ? conflicts : placed;
}

async function writeRule(sandbox: Sandbox, c: Context, stored: BillingRule | null): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const fields = readRuleFields(body);
  if (Array.isArray(fields)) return invalid(c, fields);
  const before = stored ?? blankRule(sandbox, fields);
  if (Array.isArray(before)) return invalid(c, before);
  const row = completed(sandbox, before, fields);
  if (Array.isArray(row)) return invalid(c, row);
  sandbox.store.commit([{ put: "billingRules", row }]);
  return c.json(showRule(row), stored === null ? 201 : 200);
}

/** The list was in the guide for two months of 2020 only. */
export function serveBillingRules(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const rows = inIdOrder(sandbox.store.all("billingRules"));
    return answerPage(sandbox, c, { wrapper: "partner_billing_rules", rows, show: showRule });
  });
  app.post(PATH, (c) => writeRule(sandbox, c, null));
  app.get(`${PATH}/:id`, (c) => {
    const rule = findRule(sandbox, c);
    return rule === undefined ? notFound(c) : c.json(showRule(rule));
  });
  app.put(`${PATH}/:id`, (c) => {
    const rule = findRule(sandbox, c);
    return rule === undefined ? notFound(c) : writeRule(sandbox, c, rule);
  });
  app.delete(`${PATH}/:id`, (c) => {
    const rule = findRule(sandbox, c);
    if (rule === undefined) return notFound(c);
    sandbox.store.commit([{ drop: "billingRules", id: rule.id }]);
    return c.body(null, 204);
  });
}
