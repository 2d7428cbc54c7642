import { z } from "zod";
import { type PriceScenario, PriceScenarioInput } from "@/lib/domain/pricing/price-scenario";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { KEPT_NAME_MAX } from "@/lib/domain/values/kept-name";
import { type Month, parseMonth } from "@/lib/domain/values/month";

/** Other prices for one customer's month, under a name. */
export interface SavedScenario {
  readonly id: string;
  readonly name: string;
  readonly customer: CustomerId;
  readonly month: Month;
  readonly scenario: PriceScenario;
  readonly ownerName: string;
  readonly isOwn: boolean;
  readonly isShared: boolean;
  readonly version: number;
  readonly updatedAt: string;
}

export type ScenarioLine = Omit<SavedScenario, "scenario"> & { readonly customerName: string | null };

const id = z.uuid({ error: "scenario-id" });

export const ScenarioKeepInput = z.strictObject({
  id,
  /** That it was made from; 0 before it was first kept. */
  version: z.int().min(0),
  name: z
    .string({ error: "scenario-name" })
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, { error: "scenario-name" }).max(KEPT_NAME_MAX, { error: "scenario-name" })),
  customer: z
    .string()
    .transform(parseCustomerId)
    .pipe(z.custom<CustomerId>((value) => value !== null)),
  month: z
    .string()
    .transform(parseMonth)
    .pipe(z.custom<Month>((value) => value !== null)),
  shared: z.boolean(),
  scenario: PriceScenarioInput,
});
export type ScenarioKeep = z.output<typeof ScenarioKeepInput>;

export const ScenarioDropInput = z.strictObject({ id });
export type ScenarioDrop = z.output<typeof ScenarioDropInput>;

export type ScenarioRefusal =
  | { readonly code: "unlawful-tiers"; readonly sku: string }
  /** Kept otherwise in the meantime: in another window, or by somebody with the same sign-in. */
  | { readonly code: "scenario-changed" }
  | { readonly code: "scenario-not-yours" };
