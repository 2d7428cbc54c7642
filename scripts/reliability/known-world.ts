import type { CustomerDraft } from "@/lib/domain/customers/customer-input";
import type { Ground } from "./ground";

/** Accounts of the emulator's world that nobody holds: three of one family, the first to pay for the others, and two more. */
export const PAYER = "641739292579";
export const SPARES = ["786996300498", "809855308417"] as const;
export const WHARF_LAB = "151595316336";
export const ORCHARD_PILOT = "890242324255";

/** The seed's world, in which 3949 is billed too, so that there is a customer without accounts to give some to. */
export async function freshWorld({ control }: Ground): Promise<void> {
  await control.reset();
  await control.edit({ op: "billing", customerId: 3949, enabled: true });
  await control.forgetRequests();
}

export function draftOfCustomer(name: string): CustomerDraft {
  return {
    name,
    classification: "managed_without_access",
    billingContact: null,
    identity: {
      kind: "address",
      address: {
        street1: "1 Pit Lane",
        street2: null,
        city: "Leeds",
        state: "Yorkshire",
        zipcode: "LS1",
        country: "GB",
      },
    },
    trialExpiresOn: null,
    partnerBilling: { enabled: true, folder: null },
    tags: [],
  };
}
