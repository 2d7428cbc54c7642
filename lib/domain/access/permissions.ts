import { ROLES, type Role } from "@/lib/domain/access/roles";

/** Who may do what. Routes, actions and buttons all ask this table (DESIGN.md 4). */
const MAY = {
  "customers:read": ["admin", "operator", "analyst"],
  "customers:show": ["admin", "operator", "analyst"],
  "customers:create": ["admin", "operator"],
  "customers:change": ["admin", "operator"],
  "customers:delete": ["admin", "operator"],
  "assignments:read": ["admin", "operator", "analyst"],
  "assignments:write": ["admin", "operator"],
  "plans:approve": ["admin"],
  "views:keep": ["admin", "operator", "analyst"],
  "costs:read": ["admin", "operator", "analyst"],
  "pricing:read": ["admin", "operator", "analyst"],
  "margin:read": ["admin", "operator", "analyst"],
  "usage:read": ["admin", "operator", "analyst"],
  "usage:request": ["admin", "operator"],
  "rates:manage": ["admin"],
  "usage:retain": ["admin"],
  "activity:read": ["admin", "operator", "analyst"],
  "audit:prove": ["admin"],
  "operations:decide": ["admin", "operator"],
  "sync:start": ["admin", "operator"],
  "sync:release": ["admin"],
  "lanes:probe": ["admin"],
  "settings:read": ["admin"],
  "connections:manage": ["admin"],
  "branding:manage": ["admin"],
  "people:manage": ["admin"],
  "own:read": ["viewer"],
  "profile:keep": ["admin", "operator", "analyst", "viewer"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof MAY;

export const PERMISSIONS = Object.keys(MAY) as Permission[];

export function may(role: Role, permission: Permission): boolean {
  return (MAY[permission] as readonly Role[]).includes(role);
}

/** The roles that hold a permission, for the sentence on a disabled control. */
export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => may(role, permission));
}
