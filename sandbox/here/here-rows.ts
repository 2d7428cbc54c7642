/** A HERE organization. Usage may be asked for in those marked partner; the others are somebody's subaccounts. */
export type HereRealm = { id: string; name: string; isPartner: boolean; subAccountOf: string | null };

/** What a usage record says of itself; what it leaves out has no field in an answer and an empty cell in a CSV. */
export type UsageFacts = {
  realm: string;
  featureId: string;
  category: string;
  name: string;
  valueDriver: string;
  billingSubscriptionId?: string | undefined;
  billingChargeNumber?: string | undefined;
  appId?: string | undefined;
  appName?: string | undefined;
  appHrn?: string | undefined;
  projectHrn?: string | undefined;
  billingTag?: string | undefined;
  resourceHrn?: string | undefined;
};

/** Usage of one hour, as it is. The rows of a realm replace the usage drawn for it. Values have at most four decimals. */
export type StatedUsage = UsageFacts & {
  id: number;
  usageDateTime: string;
  usageValue: string;
  billableValue: string;
  isBillable?: boolean;
};

/** The id is the access key id. */
export type HereKey = { id: string; secret: string; clientId: string; isDisabled: boolean };

/** What may be used once, a nonce or the id of an assertion, and until when it has to be remembered. */
export type SpentOnce = { id: string; untilSeconds: number };
