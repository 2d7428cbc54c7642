import { z } from "zod";
import { Id, Moment, Name, Names, Percent, Positive } from "../body";

const Scope = z.enum(["ALL_PRODUCTS", "CATEGORIES", "PRODUCTS"]);
const Values = z.record(Id, Positive);

/** `scope` on an organization's discounts, `discountScope` on a package's; both are read on both. */
export const DiscountInput = z
  .object({
    name: Name.optional(),
    type: z.enum(["PERCENTAGE", "CREDIT"]),
    scope: Scope.optional(),
    discountScope: Scope.optional(),
    packageDiscount: Positive.nullish(),
    discountedCategories: Values.nullish(),
    discountedProducts: Values.nullish(),
    discountedLabels: z.record(Id, Names).nullish(),
    startDate: Moment,
    durationDays: z.int().min(1).max(36_500).nullish(),
    cutoffDate: Moment.nullish(),
    mode: z.string().max(100).optional(),
  })
  .transform(({ discountScope, scope, packageDiscount, discountedCategories, discountedProducts, ...rest }) => ({
    ...rest,
    scope: scope ?? discountScope,
    packageDiscount: packageDiscount ?? null,
    discountedCategories: discountedCategories ?? {},
    discountedProducts: discountedProducts ?? {},
  }))
  .superRefine((discount, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (discount.scope === undefined) refuse("scope", "is required");
    const values = {
      ALL_PRODUCTS: ["packageDiscount", discount.packageDiscount === null ? [] : [discount.packageDiscount]],
      CATEGORIES: ["discountedCategories", Object.values(discount.discountedCategories)],
      PRODUCTS: ["discountedProducts", Object.values(discount.discountedProducts)],
    } as const;
    const [field, given] = values[discount.scope ?? "ALL_PRODUCTS"];
    if (given.length === 0) refuse(field, "is required for this scope");
    if (discount.type === "PERCENTAGE" && !given.every((value) => Percent.safeParse(value).success)) {
      refuse(field, "a percentage is above 0 and up to 100");
    }
  });

export type DiscountInput = z.infer<typeof DiscountInput>;

/** What may still be changed once a discount runs. */
export const DiscountWords = z.object({ name: Name.optional(), cutoffDate: Moment.nullish() });
