import { expect, test } from "vitest";
import { bridgeRows } from "@/lib/domain/margin/bridge-rows";
import type { MarginBridge } from "@/lib/domain/margin/margin-bridge";
import { decimal } from "@/lib/domain/values/decimal-text";

const ALONE = { accounts: null, service: null };
const BRIDGE: MarginBridge = {
  currency: null,
  partner: decimal("100"),
  steps: [
    { kind: "tax", amount: decimal("-10"), ...ALONE },
    { kind: "pricing", amount: decimal("20"), ...ALONE },
  ],
  customer: decimal("110"),
  priceStep: { kind: "cloudmc", amount: decimal("-60"), ...ALONE },
  price: decimal("50"),
  billed: { state: "unknown", why: "unread" },
  priced: { state: "unknown", why: "unread" },
  exclusions: null,
};

test("each step begins where the one before it ended, and the last ends at the price", () => {
  expect(bridgeRows(BRIDGE).map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ["partner", "0", "100"],
    ["step", "100", "90"],
    ["step", "90", "110"],
    ["customer", "0", "110"],
    ["step", "110", "50"],
    ["price", "0", "50"],
  ]);
});

test("a total that is not known is no line, and without the partner's cost there is no bridge", () => {
  const unpriced = { ...BRIDGE, priceStep: null, price: null };
  expect(bridgeRows(unpriced).map(({ kind }) => kind)).toEqual(["partner", "step", "step", "customer"]);
  expect(bridgeRows({ ...BRIDGE, partner: null })).toEqual([]);
});
