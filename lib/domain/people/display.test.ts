import { expect, test } from "vitest";
import { isTimeZone, startPath } from "@/lib/domain/people/display";

test.each([
  ["operator", "customers", "/customers"],
  ["viewer", "costs", "/my/costs"],
  ["analyst", null, "/"],
  ["viewer", "customers", "/"],
  ["admin", "https://evil.example", "/"],
  ["admin", "constructor", "/"],
] as const)("signing in leads a %s who chose %s to %s", (role, page, path) => {
  expect(startPath(role, page)).toBe(path);
});

test("a time zone is one by name", () => {
  expect(["UTC", "Europe/Zurich", "America/Toronto"].every(isTimeZone)).toBe(true);
  expect(["", "Mars/Olympus", "+05:00", "x".repeat(100), "Europe/Zurich\n"].some(isTimeZone)).toBe(false);
});
