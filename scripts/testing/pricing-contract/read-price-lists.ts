import { z } from "zod";
import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import type { PriceTier } from "@/lib/domain/pricing/price-tier";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { parseJson, wireDecimal } from "@/lib/upstreams/json";

const Prices = z.record(z.string(), wireDecimal);
const Tier = z.object({
  pricingMode: z.enum(["PER_UNIT", "FLAT_FEE"]),
  lowerBound: wireDecimal,
  upperBound: wireDecimal.nullish(),
  chunkSize: wireDecimal.nullish(),
  price: Prices,
});
const Product = z.object({ product: z.object({ id: z.string() }), unitPrice: Prices, pricingTiers: z.array(Tier) });
const Pricings = z.object({ data: z.array(z.object({ id: z.string(), pricingProducts: z.array(Product) })) });
const Applied = z.object({
  data: z.array(z.object({ id: z.string(), pricingDefinition: z.object({ id: z.string() }) })),
});
const Catalogs = z.object({
  data: z.array(z.object({ products: z.array(z.object({ id: z.string(), sku: z.string() })) })),
});

const OPEN = { mode: "per-unit", lower: decimal("0"), upper: null, chunkSize: null } as const;

/** The emulator's price lists: for an applied pricing and a currency, the price of each product by its SKU. */
export async function readPriceLists(): Promise<(applied: string, currency: string) => Map<string, CompiledPrice>> {
  const catalogs = Catalogs.parse(await read("/product_catalogs"));
  const skus = new Map(catalogs.data.flatMap(({ products }) => products.map(({ id, sku }) => [id, sku])));
  const pricings = new Map(Pricings.parse(await read("/pricings")).data.map((one) => [one.id, one.pricingProducts]));
  const applied = new Map(
    Applied.parse(await read("/applied_pricings")).data.map((one) => [one.id, one.pricingDefinition.id]),
  );
  return (id, currency) => {
    const products = pricings.get(applied.get(id) ?? "") ?? [];
    return new Map(products.map((product) => [skus.get(product.product.id) ?? "", compiled(product, currency)]));
  };
}

/** Tiers win over the price of a unit (cloudmc.md 7.2). */
function compiled({ unitPrice, pricingTiers }: z.output<typeof Product>, currency: string): CompiledPrice {
  const of = (prices: Record<string, DecimalText>) => prices[currency] ?? decimal("0");
  const tiers = pricingTiers.map(
    ({ pricingMode, lowerBound, upperBound, chunkSize, price }): PriceTier => ({
      mode: pricingMode === "FLAT_FEE" ? "flat-fee" : "per-unit",
      lower: lowerBound,
      upper: upperBound ?? null,
      chunkSize: chunkSize ?? null,
      price: of(price),
    }),
  );
  const price = compilePrice(tiers.length > 0 ? tiers : [{ ...OPEN, price: of(unitPrice) }]);
  if (!price.ok) throw new Error(JSON.stringify(price.refusal));
  return price.value;
}

async function read(path: string): Promise<unknown> {
  const answer = await fetch(`${process.env.CLOUDMC_URL}/api/v2${path}`, {
    headers: { "MC-Api-Key": process.env.CLOUDMC_API_KEY ?? "" },
  });
  return parseJson(new Uint8Array(await answer.arrayBuffer()));
}
