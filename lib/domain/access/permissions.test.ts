import { describe, expect, test } from "vitest";
import { may, PERMISSIONS, type Permission, rolesWith } from "@/lib/domain/access/permissions";
import { ROLES, STAFF_ROLES } from "@/lib/domain/access/roles";

const WRITES: readonly Permission[] = [
  "customers:create",
  "customers:change",
  "customers:delete",
  "assignments:write",
  "plans:approve",
  "usage:request",
  "rates:manage",
  "usage:retain",
  "operations:decide",
  "sync:start",
  "sync:release",
  "lanes:probe",
  "connections:manage",
  "branding:manage",
  "people:manage",
];

describe("who may do what", () => {
  test("an admin may do whatever staff may", () => {
    const ofStaff = PERMISSIONS.filter((permission) => STAFF_ROLES.some((role) => may(role, permission)));
    expect(ofStaff.filter((permission) => !may("admin", permission))).toEqual([]);
  });

  test("an operator writes, but neither sees settings nor manages people", () => {
    expect(WRITES.filter((permission) => may("operator", permission))).toEqual([
      "customers:create",
      "customers:change",
      "customers:delete",
      "assignments:write",
      "usage:request",
      "operations:decide",
      "sync:start",
    ]);
    expect(may("operator", "settings:read")).toBe(false);
  });

  test("an analyst reads and writes nothing", () => {
    expect(WRITES.filter((permission) => may("analyst", permission))).toEqual([]);
    expect(may("analyst", "costs:read")).toBe(true);
  });

  test("a viewer has the right to read its own, which nobody else has, and to keep its profile", () => {
    expect(PERMISSIONS.filter((permission) => may("viewer", permission))).toEqual(["own:read", "profile:keep"]);
    expect(rolesWith("own:read")).toEqual(["viewer"]);
  });

  test("beside the known writes and the reads there are only seeing as a customer does, one's own views and profile, and proving what was done", () => {
    const others = PERMISSIONS.filter((permission) => !WRITES.includes(permission) && !permission.endsWith(":read"));
    expect(others).toEqual(["customers:show", "views:keep", "audit:prove", "profile:keep"]);
    expect(rolesWith("audit:prove")).toEqual(["admin"]);
  });

  test.each(PERMISSIONS)("%s names the roles that hold it, in their order, and somebody does", (permission) => {
    expect(rolesWith(permission)).toEqual(ROLES.filter((role) => may(role, permission)));
    expect(rolesWith(permission)).not.toEqual([]);
  });
});
