import { z } from "zod";
import { Id, Names, Reference } from "../body";

const Filter = z.object({
  type: z.enum(["SIMPLE", "EXPRESSION"]).default("SIMPLE"),
  field: z.string().optional(),
  operator: z
    .enum([
      "EQUAL",
      "NOT_EQUAL",
      "CONTAINS",
      "STARTS_WITH",
      "ENDS_WITH",
      "MATCHES_REGEX",
      "LESS_THAN",
      "LESS_OR_EQUAL_THAN",
      "BIGGER_THAN",
      "BIGGER_OR_EQUAL_THAN",
    ])
    .optional(),
  value: z.string().optional(),
  expression: z.string().optional(),
});

const ProductInput = z.object({
  id: Id.optional(),
  sku: z.string().min(1).max(200),
  name: Names.default({}),
  categoryId: Id.optional(),
  metricType: z.enum(["COUNTER", "GAUGE"]).default("GAUGE"),
  unit: z
    .object({ unit: z.string().min(1), name: Names.nullish().transform((names) => names ?? {}) })
    .default({ unit: "HOUR", name: {} }),
  /** The table says HOURS, the example HOUR. */
  period: z
    .enum(["HOUR", "HOURS", "MONTH"])
    .default("HOUR")
    .transform((period) => (period === "HOURS" ? "HOUR" : period)),
  deprecated: z.boolean().default(false),
  transformer: z
    .object({ type: z.enum(["PROPORTIONAL_TO_TIME", "EXPRESSION", "NONE"]), expression: z.string().optional() })
    .default({ type: "PROPORTIONAL_TO_TIME" }),
  attribute: z.string().default("RAWUSAGE"),
  source: z.string().default(""),
  filters: z.array(Filter).default([]),
});

const CategoryInput = z.object({ id: Id.optional(), name: Names, deprecated: z.boolean().optional() });

export const CatalogInput = z
  .object({
    name: Names.default({}),
    description: Names.default({}),
    organization: Reference.optional(),
    mode: z.enum(["ALL_CONNECTIONS_OF_TYPE", "SPECIFIC_CONNECTIONS"]).default("ALL_CONNECTIONS_OF_TYPE"),
    serviceType: z.string().min(1),
    connectionIds: z.array(Id).default([]),
    categories: z.array(CategoryInput).default([]),
    products: z.array(ProductInput).default([]),
  })
  .refine(({ products }) => new Set(products.map(({ sku }) => sku)).size === products.length, {
    path: ["products"],
    message: "a SKU is given twice",
  })
  .refine(({ mode, connectionIds }) => mode === "ALL_CONNECTIONS_OF_TYPE" || connectionIds.length > 0, {
    path: ["connectionIds"],
    message: "SPECIFIC_CONNECTIONS needs at least one",
  });

export type CatalogInput = z.infer<typeof CatalogInput>;
