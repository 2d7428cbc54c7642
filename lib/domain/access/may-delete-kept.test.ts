import { expect, test } from "vitest";
import { mayDeleteKept } from "@/lib/domain/access/may-delete-kept";
import { STAFF_ROLES } from "@/lib/domain/access/roles";

test("what is kept is deleted by whose it is, and by an admin only once it is shared", () => {
  const others = (isShared: boolean) => STAFF_ROLES.filter((role) => mayDeleteKept({ isOwn: false, isShared }, role));
  expect(STAFF_ROLES.every((role) => mayDeleteKept({ isOwn: true, isShared: false }, role))).toBe(true);
  expect(others(true)).toEqual(["admin"]);
  expect(others(false)).toEqual([]);
});
