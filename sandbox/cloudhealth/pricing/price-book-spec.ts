import { z } from "zod";
import { readXml } from "./price-book-xml";

export type AdjustmentKind = "percentDiscount" | "percentIncrease" | "fixedRate";
export type Adjustment = { kind: AdjustmentKind; amount: string };

export type LineConstraint = {
  regions: string[];
  usageTypes: string[];
  operations: string[];
  recordTypes: string[];
  savingsPlanOfferingTypes: string[];
  instances: { type: string | null; size: string | null; isReserved: boolean }[];
  descriptions: { name: string | null; startsWith: string | null; contains: string | null; regex: string | null }[];
};
export type ProductRule = LineConstraint & { name: string; coversDataTransfer: boolean; coversReservations: boolean };
export type PriceRule = {
  name: string;
  adjustment: Adjustment;
  regions: string[];
  coversDataTransfer: boolean;
  coversReservations: boolean;
  products: ProductRule[];
};
/** Days are yyyy-mm-dd and both ends count; null is open. No payers means any payer. */
export type RuleGroup = { from: string | null; until: string | null; payers: string[]; rules: PriceRule[] };
export type PriceBookSpec = { groups: RuleGroup[] };

const Text = z.string().trim().min(1, "can't be blank");

function toDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)$/.exec(text);
  const [year = "", month = "", day = ""] = iso
    ? iso.slice(1)
    : american
      ? [american[3], american[1], american[2]]
      : [];
  if (year === "") return null;
  const full = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const moment = new Date(`${full}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== full ? null : full;
}

const Day = z.string().transform((text, context) => {
  const day = toDay(text.trim());
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: "must be a date as yyyy-mm-dd or mm/dd/yyyy" });
  return z.NEVER;
});
const Flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");

const isAttributeOrText = (key: string) => key.startsWith("@") || key === "#text";

/** Unknown attributes are let through, such as a schema's location; an unknown element is a rule nobody would follow. */
function element<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = [...Object.keys(shape), "Comment"];
  return z.preprocess(
    (value) => (typeof value === "string" ? {} : value),
    z
      .looseObject({})
      .superRefine((found, context) => {
        for (const key of Object.keys(found)) {
          if (!isAttributeOrText(key) && !known.includes(key)) {
            context.addIssue({ code: "custom", path: [key], message: "is not a known element here" });
          }
        }
      })
      .pipe(z.object(shape)),
  );
}

const many = <Element extends z.ZodType>(of: Element) => z.array(of).default([]);
const Named = many(element({ "@name": Text }).transform((found) => found["@name"]));

function isJavaRegex(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

const Instance = element({
  "@instanceType": Text.optional(),
  "@instanceSize": Text.optional(),
  "@reserved": Flag.default(false),
}).transform((found) => ({
  type: found["@instanceType"] ?? null,
  size: found["@instanceSize"] ?? null,
  isReserved: found["@reserved"],
}));

const Description = element({
  "@name": Text.optional(),
  "@startsWith": Text.optional(),
  "@contains": Text.optional(),
  "@matchesRegex": Text.refine(isJavaRegex, "is not a regular expression").optional(),
})
  .refine(
    (found) => Object.values(found).some((value) => value !== undefined),
    "needs name, startsWith, contains or matchesRegex",
  )
  .transform((found) => ({
    name: found["@name"] ?? null,
    startsWith: found["@startsWith"] ?? null,
    contains: found["@contains"] ?? null,
    regex: found["@matchesRegex"] ?? null,
  }));

const Product = element({
  "@productName": Text,
  "@includeDataTransfer": Flag.optional(),
  "@includeRIPurchases": Flag.optional(),
  Region: Named,
  UsageType: Named,
  Operation: Named,
  RecordType: Named,
  SavingsPlanOfferingType: Named,
  InstanceProperties: many(Instance),
  LineItemDescription: many(Description),
});

const Basic = element({
  "@billingRuleType": z.enum(["percentDiscount", "percentIncrease", "fixedRate"], {
    error: "must be percentDiscount, percentIncrease or fixedRate",
  }),
  "@billingAdjustment": z
    .string()
    .trim()
    .regex(/^-?\d{1,12}(\.\d{1,12})?$/, "must be a decimal number"),
})
  .refine((found) => found["@billingRuleType"] === "fixedRate" || isPercent(found["@billingAdjustment"]), {
    path: ["@billingAdjustment"],
    message: "must be from 0 to 100 for a percentage",
  })
  .transform((found): Adjustment => ({ kind: found["@billingRuleType"], amount: found["@billingAdjustment"] }));

function isPercent(text: string): boolean {
  return Number(text) >= 0 && Number(text) <= 100;
}

const Rule = element({
  "@name": Text,
  "@includeDataTransfer": Flag.default(true),
  "@includeRIPurchases": Flag.default(true),
  BasicBillingRule: z
    .array(Basic, "must be there exactly once")
    .length(1, "must be there exactly once")
    .transform((list) => list[0] ?? { kind: "percentIncrease" as const, amount: "0" }),
  Region: Named,
  Product: many(Product),
}).transform((found): PriceRule => {
  const own = { transfer: found["@includeDataTransfer"], reservations: found["@includeRIPurchases"] };
  return {
    name: found["@name"],
    adjustment: found.BasicBillingRule,
    regions: found.Region,
    coversDataTransfer: own.transfer,
    coversReservations: own.reservations,
    products: found.Product.map((product) => ({
      name: product["@productName"],
      coversDataTransfer: product["@includeDataTransfer"] ?? own.transfer,
      coversReservations: product["@includeRIPurchases"] ?? own.reservations,
      regions: product.Region,
      usageTypes: product.UsageType,
      operations: product.Operation,
      recordTypes: product.RecordType,
      savingsPlanOfferingTypes: product.SavingsPlanOfferingType,
      instances: product.InstanceProperties,
      descriptions: product.LineItemDescription,
    })),
  };
});

const Payers = z
  .string()
  .regex(/^\s*\d{1,12}(\s*[,;]\s*\d{1,12})*\s*$/, "must be account numbers separated by commas")
  .transform((text) => text.split(/[,;]/).map((payer) => payer.trim().padStart(12, "0")));

const Group = element({
  "@startDate": Day.optional(),
  "@endDate": Day.optional(),
  "@enabled": Flag.default(true),
  "@payerAccounts": Payers.optional(),
  BillingRule: many(Rule),
})
  .refine((found) => (found["@startDate"] ?? "") <= (found["@endDate"] ?? "9999"), {
    path: ["@endDate"],
    message: "lies before startDate",
  })
  .transform((found): RuleGroup & { isEnabled: boolean } => ({
    from: found["@startDate"] ?? null,
    until: found["@endDate"] ?? null,
    payers: found["@payerAccounts"] ?? [],
    rules: found.BillingRule,
    isEnabled: found["@enabled"],
  }));

const Root = element({
  "@createdBy": Text.includes("@", "must be an e-mail address").optional(),
  "@date": Day,
  RuleGroup: z.array(Group, "must be there at least once").min(1, "must be there at least once"),
});

const Document = z.strictObject({ CHTBillingRules: z.tuple([Root]) });

function sentenceOf(issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map((part) => (typeof part === "number" ? String(part + 1) : String(part).replace("@", "")))
    .join(" ");
  return `Specification ${path === "" ? "root" : path}: ${issue.message}`;
}

/** A specification, or sentences that say what is wrong with it. */
export function readPriceBookSpec(text: string): PriceBookSpec | string[] {
  const xml = readXml(text);
  if ("error" in xml) return [`Specification is not well-formed XML: ${xml.error}`];
  const read = Document.safeParse(xml.elements);
  if (!read.success) return read.error.issues.slice(0, 20).map(sentenceOf);
  const groups = read.data.CHTBillingRules[0].RuleGroup.filter((group) => group.isEnabled);
  return { groups: groups.map(({ isEnabled: _, ...group }) => group) };
}
