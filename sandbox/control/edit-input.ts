import { z } from "zod";
import { UpstreamName } from "./faults";

const OwnerId = z.string().regex(/^\d{12}$/, "twelve digits");
const CustomerId = z.int();
const Name = z.string().min(1).max(255);

const Address = z.strictObject({
  street1: z.string(),
  street2: z.string().optional(),
  city: z.string(),
  state: z.string(),
  zipcode: z.string(),
  country: z.string(),
});

const CustomerFields = z
  .strictObject({
    name: Name,
    classification: z.enum(["managed_without_access", "managed_with_access"]),
    billingContact: z.string(),
    externalId: z.string(),
    azureCustomerId: z.string().nullable(),
    trialExpiration: z.iso.datetime({ offset: true }).nullable(),
    address: Address.nullable(),
    tags: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  })
  .partial();

/** What somebody does in the vendor's own pages while the portal is not looking: no rule is asked. */
export const EditInput = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("delete-assignment"), ownerId: OwnerId }),
  z.strictObject({ op: z.literal("move-payer"), ownerId: OwnerId, payerOwnerId: OwnerId }),
  z.strictObject({ op: z.literal("move-customer"), ownerId: OwnerId, customerId: CustomerId }),
  z.strictObject({ op: z.literal("move-family"), ownerId: OwnerId, awsPayer: OwnerId.nullable() }),
  z.strictObject({ op: z.literal("remove-account"), ownerId: OwnerId }),
  z.strictObject({ op: z.literal("add-account"), name: Name, ownerId: OwnerId.nullable().default(null) }),
  z.strictObject({ op: z.literal("discover-account"), name: Name, ownerId: OwnerId, awsPayer: OwnerId.nullable() }),
  z.strictObject({ op: z.literal("billing"), customerId: CustomerId, enabled: z.boolean() }),
  z.strictObject({ op: z.literal("rename-customer"), customerId: CustomerId, name: Name }),
  z.strictObject({ op: z.literal("change-customer"), customerId: CustomerId, fields: CustomerFields }),
  z.strictObject({ op: z.literal("delete-customer"), customerId: CustomerId }),
  z.strictObject({
    op: z.literal("change-pricing"),
    pricingId: z.string().min(1),
    percent: z.number().min(-100).max(10_000),
  }),
  z.strictObject({ op: z.literal("archive-report"), reportId: z.int() }),
  z.strictObject({ op: z.literal("revoke-key"), upstream: UpstreamName, revoked: z.boolean() }),
]);
export type Edit = z.infer<typeof EditInput>;
export type EditOf<Op extends Edit["op"]> = Extract<Edit, { op: Op }>;
