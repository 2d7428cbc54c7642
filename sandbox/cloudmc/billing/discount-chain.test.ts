import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { moneyText } from "../pricing/tier-pricing";
import { type ChainProduct, type ChainStep, discountChain } from "./discount-chain";

const Vector = z.object({
  products: z.array(
    z.object({
      sku: z.string(),
      usage: z.string(),
      price: z.string(),
      before: z.string(),
      productDiscountPercent: z.string().optional(),
      amount: z.string().optional(),
      after: z.string().optional(),
      subTotal: z.string(),
    }),
  ),
  steps: z.array(
    z.object({
      type: z.enum(["PERCENTAGE", "CREDIT"]).default("PERCENTAGE"),
      scope: z.enum(["CATEGORIES", "ALL_PRODUCTS"]),
      percent: z.string().optional(),
      value: z.string().optional(),
      before: z.string(),
      amount: z.string(),
      after: z.string(),
    }),
  ),
  subTotal: z.string().optional(),
  total: z.string(),
});

const vectors = z
  .object({ vectors: z.object({ discount_chain_1: Vector, discount_chain_2_with_credit: Vector }) })
  .parse(
    JSON.parse(readFileSync(new URL("../../conformance/here-cloudmc-vectors.json", import.meta.url), "utf8")),
  ).vectors;

/** The source's discounts in the order it applies them: on a product, on its category, on everything. */
function stepsOf(vector: z.infer<typeof Vector>): ChainStep[] {
  const onProducts = vector.products.flatMap(({ sku, productDiscountPercent }): ChainStep[] =>
    productDiscountPercent === undefined
      ? []
      : [{ type: "PERCENTAGE", value: productDiscountPercent, products: [sku] }],
  );
  const later = vector.steps.map(
    ({ type, scope, percent, value }): ChainStep => ({
      type,
      value: percent ?? value ?? "0",
      ...(scope === "CATEGORIES" ? { categories: ["one"] } : {}),
    }),
  );
  return [...onProducts, ...later];
}

const productsOf = (vector: z.infer<typeof Vector>): ChainProduct[] =>
  vector.products.map(({ sku, usage, price }) => ({ id: sku, categoryId: "one", usage, price }));

describe.each(Object.entries(vectors))("%s", (_, vector) => {
  const steps = stepsOf(vector);
  const chain = discountChain(productsOf(vector), steps);

  test("each line is rounded first and ends where the source says", () => {
    expect(chain.lines.map(({ id, before, subTotal }) => [id, moneyText(before), moneyText(subTotal)])).toEqual(
      vector.products.map(({ sku, before, subTotal }) => [sku, before, subTotal]),
    );
  });
  test("each step has the source's figures before, of and after it", () => {
    const shown = chain.steps.map(({ before, amount, after }) => [before, amount, after].map(moneyText));
    const onProducts = vector.products.filter(({ after }) => after !== undefined);
    expect(shown.slice(0, onProducts.length).map(([, , after]) => after)).toEqual(onProducts.map(({ after }) => after));
    expect(shown.slice(onProducts.length)).toEqual(
      vector.steps.map(({ before, amount, after }) => [before, amount, after]),
    );
  });
  test("credits are below the sub-total and in the total", () => {
    expect(moneyText(chain.subTotal)).toBe(vector.subTotal ?? vector.total);
    expect(moneyText(chain.total)).toBe(vector.total);
  });
});

test("half a cent is rounded up before the amount is taken: 30192.39 less half is 15096.20, so 15096.19 is off", () => {
  const chain = discountChain(
    [{ id: "VM_RAM", categoryId: "one", usage: "754.809696", price: "40" }],
    [{ type: "PERCENTAGE", value: 50, products: ["VM_RAM"] }],
  );
  expect(chain.steps.map(({ amount, after }) => [moneyText(amount), moneyText(after)])).toEqual([
    ["-15096.19", "15096.20"],
  ]);
});

test("a discount on another category or product leaves the line alone", () => {
  const products = [{ id: "A", categoryId: "one", usage: 1, price: 10 }];
  const steps: ChainStep[] = [
    { type: "PERCENTAGE", value: 50, products: ["B"] },
    { type: "CREDIT", value: 3, categories: ["two"] },
  ];
  expect(moneyText(discountChain(products, steps).total)).toBe("10.00");
});
