import type { HereRealm, StatedUsage } from "../../here/here-rows";
import type { UsageReport } from "../../rows";

export const partnerRealm = (id: string): HereRealm => ({
  id,
  name: "Printed Partner",
  isPartner: true,
  subAccountOf: null,
});

export const subAccountOf = (partner: string, id: string): HereRealm => ({
  id,
  name: `Customer ${id}`,
  isPartner: false,
  subAccountOf: partner,
});

type PrintedReport = {
  realm: string;
  status: UsageReport["status"];
  created?: string;
  startDate?: string;
  endDate?: string;
  more?: [string, string][];
};

export function printedReport(id: number, printed: PrintedReport): UsageReport {
  const { realm, status, created = "2022-04-01T00:00:00", startDate = "2022-03-01", endDate = "2022-07-01" } = printed;
  return {
    id,
    realm,
    created,
    startedMs: Number.MAX_SAFE_INTEGER,
    status,
    emailId: "requester@example.com",
    query: [["startDate", `${startDate}T00:00:00`], ["endDate", `${endDate}T00:00:00`], ...(printed.more ?? [])],
    subAccounts: null,
  };
}

const TUTORIAL_HOUR = "2021-07-15T09:00:00";

/** The two rows of the billing tag tutorial, whose amounts are printed with four decimals in the CSV. */
export const TUTORIAL_USAGE: StatedUsage[] = [
  { id: 1, feature: "feature1", name: "Autocomplete", amount: "144940.0000" },
  { id: 2, feature: "feature2", name: "Geocode & Reverse Geocode", amount: "91932.0000" },
].map(({ id, feature, name, amount }) => ({
  id,
  realm: "org123456789",
  usageDateTime: TUTORIAL_HOUR,
  featureId: `hrn:here:service::org123456789:${feature}`,
  category: "Location Services",
  name,
  valueDriver: "Transactions",
  billingTag: "testtag",
  usageValue: amount,
  billableValue: amount,
}));

const REFERENCE_ITEMS: [name: string, valueDriver: string, chargeNumber: string][] = [
  ["Geocoder Autosuggest", "Transactions", "C-00011212"],
  ["Lane attributes", "GB", "C-0001124"],
  ...Array.from({ length: 8 }, (_, at): [string, string, string] => [`Sign ${at}`, "Transactions", `C-000113${at}`]),
];

/** Ten items, of which the reference prints a page of two. */
export const REFERENCE_USAGE: StatedUsage[] = REFERENCE_ITEMS.map(([name, valueDriver, billingChargeNumber], at) => ({
  id: at + 1,
  realm: "olp-here",
  usageDateTime: "2020-01-01T05:00:00",
  featureId: "hrn:here:service::olp-here:search-geocoding-1",
  category: "service",
  name,
  valueDriver,
  billingSubscriptionId: "A-S00000021",
  billingChargeNumber,
  appId: "ew023asexaas14a1ps",
  appName: "HERE Platform",
  appHrn: "hrn:here:account::HERE:app/YQijV3hAPdxySAVtE6ZT",
  projectHrn: "hrn:here:authorization::myrealm:project/my-project-0000",
  billingTag: "testtag",
  usageValue: "10",
  billableValue: "10",
}));
