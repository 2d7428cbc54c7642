import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  magnitudeOf,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";

/** The parts of a difference, which together are the difference to the last digit. */
export interface ChangeParts {
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly difference: DecimalText;
  /** By accounts that came or left between the two months. */
  readonly assignment: DecimalText;
  /** Null: nothing is known of unit prices, and what they did is within `usage`. */
  readonly price: DecimalText | null;
  readonly usage: DecimalText;
  /** What the upstream's answers leave open, their totals being more or less than their parts. */
  readonly unexplained: DecimalText;
}

/** What something cost in the one month and in the other; null: no data, which adds nothing. */
export interface BeforeAfter {
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
}

export interface ServiceCosts extends BeforeAfter {
  readonly name: string;
  readonly label: string;
  /** What it cost in the accounts that came or left; null: nobody knows it by account. */
  readonly moved: readonly BeforeAfter[] | null;
}

export interface ChangeQuestion {
  readonly total: BeforeAfter;
  /** The accounts that came or left, each by its own cost. */
  readonly moved: readonly BeforeAfter[];
  readonly services: readonly ServiceCosts[];
  /** What changed unit prices did, by service; null: nothing is known of unit prices. */
  readonly prices: ReadonlyMap<string, DecimalText> | null;
}

export interface ServiceChangeParts extends Omit<ChangeParts, "assignment"> {
  readonly name: string;
  readonly label: string;
  /** Null: nobody knows it by account, and it is within `usage`. */
  readonly assignment: DecimalText | null;
}

/** Splits a difference into parts that come to it exactly: usage is all that is neither assignment nor price nor left open. */
export function explainCostChange(question: ChangeQuestion): ChangeParts & {
  readonly services: readonly ServiceChangeParts[];
} {
  const { total, moved, prices } = question;
  const services = question.services.map((service) => explainService(service, prices));
  const difference = differenceOf(total);
  const assignment = addDecimals(moved.map(differenceOf));
  const price = prices && addDecimals([...prices.values()]);
  const unexplained = subtractDecimals(difference, addDecimals(services.map((service) => service.difference)));
  const usage = subtractDecimals(difference, addDecimals([assignment, price ?? ZERO, unexplained]));
  return {
    before: total.before ?? ZERO,
    after: total.after ?? ZERO,
    difference,
    assignment,
    price,
    usage,
    unexplained,
    services: services.sort((left, right) =>
      compareDecimals(magnitudeOf(right.difference), magnitudeOf(left.difference)),
    ),
  };
}

function explainService(
  { name, label, moved, ...costs }: ServiceCosts,
  prices: ChangeQuestion["prices"],
): ServiceChangeParts {
  const difference = differenceOf(costs);
  const assignment = moved && addDecimals(moved.map(differenceOf));
  const price = prices && (prices.get(name) ?? ZERO);
  return {
    name,
    label,
    before: costs.before ?? ZERO,
    after: costs.after ?? ZERO,
    difference,
    assignment,
    price,
    usage: subtractDecimals(difference, addDecimals([assignment ?? ZERO, price ?? ZERO])),
    unexplained: ZERO,
  };
}

export function differenceOf({ before, after }: BeforeAfter): DecimalText {
  return subtractDecimals(after ?? ZERO, before ?? ZERO);
}
