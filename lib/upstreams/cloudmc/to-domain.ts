import "server-only";
import type { Organization } from "@/lib/domain/pricing/organization";
import type { CustomersPriceReport, PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import type { WireCustomersReport, WireOrganization, WirePriceReport, WireProduct } from "@/lib/upstreams/cloudmc/wire";

export function toOrganization(wire: WireOrganization): Organization {
  return { id: wire.id, name: wire.name, parent: wire.parent?.id ?? null, isReseller: wire.isReseller ?? false };
}

export function toPriceReport({ data }: WirePriceReport): PriceReport {
  return {
    generated: data.reportGenerated,
    currencies: (data.currencies ?? []).map(({ currency, total, categories }) => ({
      currency,
      total,
      categories: categories.map(({ name, subTotal, products }) => ({
        name,
        subTotal,
        products: products.map(toProduct),
      })),
    })),
  };
}

function toProduct(wire: WireProduct): PricedProduct {
  return {
    sku: wire.sku,
    name: wire.name,
    usage: wire.usage,
    unit: { code: wire.unit?.unit ?? "", name: wire.unit?.name ?? {} },
    period: wire.period ?? "",
    price: wire.price ?? null,
    cost: wire.cost,
    tiers: wire.pricingTiers ?? [],
  };
}

export function toCustomersPriceReport({ data }: WireCustomersReport): CustomersPriceReport {
  return {
    generated: data.reportGenerated,
    organizations: (data.organizations ?? []).map(({ id, name, appliedPricing, currency, total, categories }) => ({
      organization: { id, name },
      appliedPricing,
      currency,
      total,
      categories,
    })),
  };
}
