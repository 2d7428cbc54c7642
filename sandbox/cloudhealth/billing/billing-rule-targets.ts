import type { Sandbox } from "../../sandbox";
import type { RuleFields } from "./billing-rule-input";
import type { BillingRule, Targets } from "./billing-rule-rows";

type Change = { add: Targets | undefined; remove: Targets | undefined };
type Placed = Pick<BillingRule, "targetCustomers" | "cspCustomers" | "enterpriseAgreements">;

function hasAccounts({ store }: Sandbox, customerId: number): boolean {
  return (["assignments", "blocks"] as const).some((table) => store.where(table, "customerId", customerId).length > 0);
}

/** Taking some away from all of them leaves the rest by name. */
function changed(known: Targets, { add, remove }: Change, everybody: () => number[]): Targets {
  const added = add === undefined ? known : add === "all" || known === "all" ? "all" : [...new Set([...known, ...add])];
  if (remove === undefined) return added;
  if (remove === "all") return [];
  return (added === "all" ? everybody() : added).filter((id) => !remove.includes(id));
}

function changedAgreements(rule: BillingRule, fields: RuleFields): Record<string, number[]> {
  const agreements = new Map(Object.entries(rule.enterpriseAgreements));
  for (const [customer, ids] of Object.entries(fields.add_enterprise_agreements ?? {})) {
    agreements.set(customer, [...new Set([...(agreements.get(customer) ?? []), ...ids])]);
  }
  for (const [customer, ids] of Object.entries(fields.remove_enterprise_agreements ?? {})) {
    const left = (agreements.get(customer) ?? []).filter((id) => !ids.includes(id));
    if (left.length === 0) agreements.delete(customer);
    else agreements.set(customer, left);
  }
  return Object.fromEntries(agreements);
}

export function targetErrors({ store }: Sandbox, rule: BillingRule, fields: RuleFields): string[] {
  const named = [fields.add_target_customers, fields.add_csp_customers].flatMap((ids) =>
    Array.isArray(ids) ? ids : [],
  );
  const ids = [...named, ...Object.keys(fields.add_enterprise_agreements ?? {}).map(Number)];
  const unknown = [...new Set(ids)].filter((id) => store.get("customers", id) === undefined);
  const errors = unknown.slice(0, 20).map((id) => `customer ${id} is not a customer of this partner`);
  if (rule.cloud === "azure" && fields.add_target_customers !== undefined) {
    errors.push("add_target_customers is only for cloud aws");
  }
  if (rule.cloud === "aws" && (fields.add_csp_customers ?? fields.add_enterprise_agreements) !== undefined) {
    errors.push("add_csp_customers and add_enterprise_agreements are only for cloud azure");
  }
  return errors;
}

/** A customer without accounts is not added, and nobody is told. */
export function placeRule(sandbox: Sandbox, rule: BillingRule, fields: RuleFields): Placed {
  const { add_target_customers: asked } = fields;
  const add = Array.isArray(asked) ? asked.filter((id) => hasAccounts(sandbox, id)) : asked;
  const everybody = () => sandbox.store.all("customers").map(({ id }) => id);
  const withAccounts = () => everybody().filter((id) => hasAccounts(sandbox, id));
  const csp = { add: fields.add_csp_customers, remove: fields.remove_csp_customers };
  return {
    targetCustomers: changed(rule.targetCustomers, { add, remove: fields.remove_target_customers }, withAccounts),
    cspCustomers: changed(rule.cspCustomers, csp, everybody),
    enterpriseAgreements: changedAgreements(rule, fields),
  };
}

/** One support rule per customer. */
export function supportConflicts({ store }: Sandbox, rule: BillingRule): string[] {
  const { targetCustomers: wanted } = rule;
  if (rule.billingRuleType !== "support" || wanted.length === 0) return [];
  const others = store.where("billingRules", "billingRuleType", "support").filter(({ id }) => id !== rule.id);
  return others.flatMap(({ name, targetCustomers: taken }) => {
    if (taken.length === 0) return [];
    if (taken === "all" || wanted === "all") return [`customers have the support rule "${name}" already`];
    const known = new Set(taken);
    const twice = wanted.filter((id) => known.has(id)).slice(0, 20);
    return twice.map((id) => `customer ${id} has the support rule "${name}" already`);
  });
}
