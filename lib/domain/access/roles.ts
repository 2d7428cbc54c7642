export const STAFF_ROLES = ["admin", "operator", "analyst"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const ROLES = [...STAFF_ROLES, "viewer"] as const;
export type Role = (typeof ROLES)[number];
