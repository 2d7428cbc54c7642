import type { CloudMcRows } from "./cloudmc-rows";
import {
  CONNECTIONS,
  KESTREL_ID,
  NORTHPINE_ID,
  type SeedOptions,
  SYSTEM_ID,
  seedOrganizations,
} from "./organizations/organization-seeds";
import { seedAppliedPricings, seedCatalogs, seedPricings } from "./pricing/pricing-seeds";

export const CLOUDMC_KEY = "sandbox-cloudmc-key-7Q2";
/** A key whose user may look at organizations and at no report. */
export const CLOUDMC_KEY_WITHOUT_REPORTS = "sandbox-cloudmc-key-noreports";

export function seedCloudMc(options: SeedOptions) {
  const organizations = seedOrganizations(options);
  return {
    cmcKeys: [
      { id: CLOUDMC_KEY, organizationId: NORTHPINE_ID, mayReadReports: true },
      { id: CLOUDMC_KEY_WITHOUT_REPORTS, organizationId: NORTHPINE_ID, mayReadReports: false },
    ],
    cmcOrganizations: organizations.map(({ row }) => row),
    cmcConnections: CONNECTIONS,
    cmcCatalogs: seedCatalogs(),
    cmcPricings: seedPricings(),
    cmcAppliedPricings: seedAppliedPricings(organizations),
    cmcResellerSettings: [SYSTEM_ID, NORTHPINE_ID, KESTREL_ID].map((id) => ({
      id,
      customFields: ["account_id"],
      billingDay: 1,
    })),
  } satisfies { [T in keyof CloudMcRows]?: CloudMcRows[T][] };
}
