export const PARTNER_NAME = "Northpine Cloud";
