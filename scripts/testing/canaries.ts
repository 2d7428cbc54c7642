/** Unmistakable values for what a customer's person may never see; each says by its name which secret got out. */
export const WORD = "quillfeather";

/** Any rounding, unit or margin worked out with one of them still begins with its nine digits. */
export const SECRET_AMOUNTS = {
  accountCost: "770155338555555.125",
  partnerCost: "339188227444444.5",
  allCustomers: "227399118333333.5",
  costOfGoods: "0.000661244927",
  formerPrice: "553366119444444.5",
  foreignStatement: "448277336222222.5",
  foreignUsage: "661288447111111.5",
} as const;

export const OWN_CUSTOMER = "3948";
export const FOREIGN_CUSTOMER = "3947";
export const OWN_REPORT = "ca0a0000-0000-4000-8000-000000000001";
export const FOREIGN_REPORT = "ca0a0000-0000-4000-8000-000000000002";
/** Over both customers, and its one part. */
export const COMBINED_REPORT = "ca0a0000-0000-4000-8000-000000000003";
