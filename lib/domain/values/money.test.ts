import { expect, test } from "vitest";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, money, parseCurrency, sumMoney } from "@/lib/domain/values/money";

const USD = currency("USD");
const CAD = currency("CAD");

test("amounts of one currency are added exactly", () => {
  const tenth = money(decimal("0.1"), USD);
  expect(sumMoney([tenth, tenth, tenth], USD)).toEqual({ amount: "0.3", currency: "USD" });
  expect(sumMoney([], CAD)).toEqual({ amount: "0", currency: "CAD" });
});

test("amounts of different currencies are never added", () => {
  const amounts = [money(decimal("1"), USD), money(decimal("1"), CAD)];
  expect(() => sumMoney(amounts, USD)).toThrow("different currencies");
  expect(() => sumMoney(amounts.slice(1), USD)).toThrow("different currencies");
});

test.each(["usd", "US", "USDT", "", "$"])("%j is no currency code", (text) => {
  expect(parseCurrency(text)).toBeNull();
  expect(() => currency(text)).toThrow("Not an ISO 4217 currency code");
});
