import { createContext, Script } from "node:vm";
import type { BillLine } from "../billing/bill-lines";
import type { LineConstraint, PriceBookSpec, PriceRule, ProductRule, RuleGroup } from "./price-book-spec";

const REGEX_DEADLINE_MS = 50;
const regexRoom = createContext({ pattern: "", text: "" });
const regexTest = new Script('new RegExp("^(?:" + pattern + ")$").test(text)');

/** A Java regex covers the whole text. One that runs away is stopped, and then matches nothing. */
function matchesRegex(pattern: string, text: string): boolean {
  Object.assign(regexRoom, { pattern, text });
  try {
    return regexTest.runInContext(regexRoom, { timeout: REGEX_DEADLINE_MS }) === true;
  } catch {
    return false;
  }
}

/** `x*`, `*x` and `*x*`; anything else is meant as it stands. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (pattern === "*") return true;
  const [atStart, atEnd] = [pattern.startsWith("*"), pattern.endsWith("*")];
  const core = pattern.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  if (atStart && atEnd) return text.includes(core);
  if (atStart) return text.endsWith(core);
  return atEnd ? text.startsWith(core) : text === core;
}

const isAmong = (patterns: readonly string[], text: string | null): boolean =>
  patterns.length === 0 || (text !== null && patterns.some((pattern) => matchesWildcard(pattern, text)));

/** A usage type without the region's prefix stands for every region. */
function fitsUsageType(patterns: readonly string[], usageType: string): boolean {
  const bare = usageType.replace(/^(?:[A-Z]{2,4}\d?)-(?=[A-Z])/, "");
  return isAmong(patterns, usageType) || isAmong(patterns, bare);
}

function fitsInstance({ instances }: LineConstraint, { instance }: BillLine): boolean {
  if (instances.length === 0) return true;
  return instances.some(
    ({ type, size, isReserved }) =>
      instance !== null &&
      isReserved === instance.isReserved &&
      (type === null || matchesWildcard(type, instance.type)) &&
      (size === null || matchesWildcard(size, instance.size)),
  );
}

function fitsDescription({ descriptions }: LineConstraint, { description }: BillLine): boolean {
  if (descriptions.length === 0) return true;
  return descriptions.some(
    ({ name, startsWith, contains, regex }) =>
      (name === null || matchesWildcard(name, description)) &&
      (startsWith === null || description.startsWith(startsWith)) &&
      (contains === null || description.includes(contains)) &&
      (regex === null || matchesRegex(regex, description)),
  );
}

function covers(rule: { coversDataTransfer: boolean; coversReservations: boolean }, line: BillLine): boolean {
  return (rule.coversDataTransfer || !line.isDataTransfer) && (rule.coversReservations || !line.isReservation);
}

function fitsProduct(product: ProductRule, line: BillLine): boolean {
  return (
    (product.name === "ANY" || product.name === line.product) &&
    covers(product, line) &&
    isAmong(product.regions, line.region) &&
    fitsUsageType(product.usageTypes, line.usageType) &&
    isAmong(product.operations, line.operation) &&
    isAmong(product.recordTypes, line.recordType) &&
    isAmong(product.savingsPlanOfferingTypes, line.savingsPlanOfferingType) &&
    fitsInstance(product, line) &&
    fitsDescription(product, line)
  );
}

/** A rule that names no product is bound to none. */
function fitsRule(rule: PriceRule, line: BillLine): boolean {
  if (!isAmong(rule.regions, line.region)) return false;
  return rule.products.length === 0 ? covers(rule, line) : rule.products.some((product) => fitsProduct(product, line));
}

/** The groups that count for a payer's lines of one day, yyyy-mm-dd; both ends of a group's dates are inside. */
export function groupsOn(spec: PriceBookSpec, payer: string, day: string): RuleGroup[] {
  return spec.groups.filter(
    ({ from, until, payers }) =>
      (from ?? "") <= day && day <= (until ?? "9999-12-31") && (payers.length === 0 || payers.includes(payer)),
  );
}

/** From the top down; the first rule that fits ends the search. Null leaves the line's cost as it is. */
export function firstMatch(groups: readonly RuleGroup[], line: BillLine): PriceRule | null {
  for (const { rules } of groups) {
    const found = rules.find((rule) => fitsRule(rule, line));
    if (found !== undefined) return found;
  }
  return null;
}
