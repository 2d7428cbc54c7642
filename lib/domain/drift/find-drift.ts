import type { Drift, DriftClass, DriftFacts, RevertObstacle } from "@/lib/domain/drift/drift";

/** Null when CloudHealth has what is wanted. */
export function findDrift(facts: DriftFacts): Drift | null {
  const [first, ...others] = [...placeClasses(facts), ...conditionClasses(facts)];
  return first === undefined ? null : { ...facts, classes: [first, ...others], obstacle: revertObstacle(facts) };
}

function placeClasses({ wanted, upstream }: DriftFacts): DriftClass[] {
  if (wanted === null) return upstream === null ? [] : ["extra"];
  if (upstream === null) return ["missing"];
  const classes: DriftClass[] = [];
  if (upstream.customer !== wanted.customer) classes.push("customer-moved");
  if (upstream.payer !== wanted.payer) classes.push("payer-moved");
  if (upstream.managedBy === "v2" && wanted.managedBy === "v1") classes.push("managed-by-blocks");
  return classes;
}

/** What is wanted of nobody can have nothing against its billing. */
function conditionClasses({ wanted, conditions, accepted }: DriftFacts): DriftClass[] {
  return wanted === null ? [] : conditions.filter((condition) => !accepted.includes(condition));
}

/** What no plan can undo: only version 1 is written to, and it asks for a listed account and a billed customer. */
function revertObstacle(facts: DriftFacts): RevertObstacle | null {
  const { wanted, upstream, wantedCustomer, isListed } = facts;
  if (upstream?.managedBy === "v2") return "upstream-in-blocks";
  if (wanted === null) return null;
  if (!wantedCustomer.isThere) return "customer-gone";
  if (!wantedCustomer.isBilled) return "billing-is-off";
  if (!isListed) return "account-not-listed";
  if (upstream?.customer === wanted.customer && upstream.payer === wanted.payer) return "in-place";
  return wantedCustomer.isInBlocks ? "customer-in-blocks" : null;
}
