import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerPrice } from "@/lib/domain/margin/customer-price";
import { isGap, makeMarginBridge } from "@/lib/domain/margin/margin-bridge";
import type { ClassCost, MarginFacts } from "@/lib/domain/margin/margin-facts";
import { addDecimals, decimal, ZERO } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const USD = currency("USD");
const CAD = currency("CAD");
const NONE: ClassCost = { accounts: 0, partner: null, customer: null };
const NOTHING_APART = { both: NONE, "part-month": NONE, left: NONE, unbilled: NONE, uncosted: NONE };
const priced = (amount: string, code = USD): CustomerPrice => ({
  state: "known",
  amounts: [{ amount: decimal(amount), currency: code }],
});

/** Two accounts throughout, one of three services with tax only the partner pays. */
const ACME: MarginFacts = {
  partner: { currency: USD, cost: decimal("110") },
  customer: { currency: USD, cost: decimal("120") },
  classes: { ...NOTHING_APART, both: { accounts: 2, partner: decimal("110"), customer: decimal("120") } },
  services: [
    { name: "ec2", label: "EC2", partner: decimal("100"), customer: decimal("115") },
    { name: "tax", label: "Tax", partner: decimal("10"), customer: null },
    { name: "fee", label: "Service fee", partner: null, customer: decimal("5") },
  ],
  price: priced("150"),
};

const amount = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat(12))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));
const perhaps = fc.option(amount);
const classCost = fc.record({ accounts: fc.nat(9), partner: perhaps, customer: perhaps });
const anyFacts: fc.Arbitrary<MarginFacts> = fc.record({
  partner: fc.option(fc.record({ currency: fc.constantFrom(USD, CAD), cost: perhaps })),
  customer: fc.option(fc.record({ currency: fc.constantFrom(USD, CAD), cost: perhaps })),
  classes: fc.record({
    both: classCost,
    "part-month": classCost,
    left: classCost,
    unbilled: classCost,
    uncosted: classCost,
  }),
  services: fc.option(
    fc.array(fc.record({ name: fc.string(), label: fc.string(), partner: perhaps, customer: perhaps }), {
      maxLength: 4,
    }),
  ),
  price: fc.oneof(
    fc.record({
      state: fc.constant("known" as const),
      amounts: fc.array(fc.record({ amount, currency: fc.constantFrom(USD, CAD) }), { maxLength: 2 }),
    }),
    fc.record({ state: fc.constantFrom("unlinked" as const, "unread" as const, "not-generated" as const) }),
  ),
});

describe("a margin bridge", () => {
  test("sums from the partner's cost to the customer's and to its price, to the last digit, whatever the figures", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { partner, customer, price, steps, priceStep } = makeMarginBridge(facts);
        if (partner === null) return;
        const billed = addDecimals([partner, ...steps.map((step) => step.amount)]);
        if (customer !== null) expect(billed).toBe(customer);
        if (priceStep !== null) expect(addDecimals([billed, priceStep.amount])).toBe(price);
      }),
    );
  });

  test("leaves nothing unexplained where the accounts and services add up", () => {
    const { steps, exclusions, billed } = makeMarginBridge(ACME);
    expect(steps.map(({ kind, amount, service }) => [kind, amount, service])).toEqual([
      ["tax", "-10", "Tax"],
      ["added", "5", "Service fee"],
      ["pricing", "15", null],
    ]);
    expect(exclusions).toBe("-5");
    expect(billed).toEqual({ state: "known", amount: "10", share: "0.083333" });
  });

  test("names what the stated total has and no account or service makes up, and adjusts nothing", () => {
    const stated = { ...ACME, customer: { currency: USD, cost: decimal("120.01") } };
    expect(makeMarginBridge(stated).steps.find(({ kind }) => kind === "unexplained")?.amount).toBe("0.01");
    const split = { ...ACME, partner: { currency: USD, cost: decimal("112") } };
    const unsplit = {
      ...split,
      classes: { ...split.classes, both: { ...split.classes.both, partner: decimal("112") } },
    };
    expect(makeMarginBridge(unsplit).steps.find(({ kind }) => kind === "unsplit")?.amount).toBe("-2");
  });

  test("counts what an account is billed for a part of the month against all that it cost", () => {
    const moved = {
      ...ACME,
      partner: { currency: USD, cost: decimal("140") },
      customer: { currency: USD, cost: decimal("129") },
      classes: {
        ...ACME.classes,
        "part-month": { accounts: 1, partner: decimal("20"), customer: decimal("9") },
        unbilled: { accounts: 1, partner: decimal("10"), customer: null },
      },
    };
    const { steps } = makeMarginBridge(moved);
    expect(steps.map(({ kind, amount: step, accounts }) => [kind, step, accounts]).slice(0, 2)).toEqual([
      ["part-month", "-11", 1],
      ["unbilled", "-10", 1],
    ]);
    expect(steps.some(({ kind }) => kind === "unexplained")).toBe(false);
  });

  test.each([
    [{ partner: null }, "no-partner-cost", "no-partner-cost"],
    [{ partner: { currency: USD, cost: null } }, "no-partner-cost", "no-partner-cost"],
    [{ customer: null }, "no-customer-cost", null],
    [{ customer: { currency: USD, cost: null } }, "no-customer-cost", null],
    [{ customer: { currency: CAD, cost: decimal("1") } }, "currencies", null],
    [{ price: { state: "unlinked" } as const }, null, "unlinked"],
    [{ price: { state: "unread" } as const }, null, "unread"],
    [{ price: { state: "not-generated" } as const }, null, "not-generated"],
    [{ price: priced("150", CAD) }, null, "currencies"],
    [
      {
        price: {
          state: "known",
          amounts: [
            { amount: decimal("1"), currency: USD },
            { amount: decimal("1"), currency: CAD },
          ],
        } as const,
      },
      null,
      "currencies",
    ],
  ])("what is not known is no 0, and currencies never meet: %o", (other, billed, price) => {
    const bridge = makeMarginBridge({ ...ACME, ...other });
    expect(bridge.billed).toEqual(
      billed === null ? expect.objectContaining({ state: "known" }) : { state: "unknown", why: billed },
    );
    expect(bridge.priced).toEqual(
      price === null ? expect.objectContaining({ state: "known" }) : { state: "unknown", why: price },
    );
    if (billed !== null) expect([bridge.steps, bridge.exclusions]).toEqual([[], null]);
  });

  test("a report that found nothing used is a price of 0, and nothing is a share of it", () => {
    const { price, priced: margin } = makeMarginBridge({ ...ACME, price: { state: "known", amounts: [] } });
    expect(price).toBe(ZERO);
    expect(margin).toEqual({ state: "known", amount: "-110", share: null });
  });

  test("the price lists' part is no exclusion", () => {
    expect(isGap({ kind: "pricing" })).toBe(false);
    expect(isGap({ kind: "unbilled" })).toBe(true);
  });
});
