import { expect, test } from "vitest";

test("the tests run in the time zone they were told, which is not UTC", () => {
  // Some zones have two names.
  const named = new Intl.DateTimeFormat("en", { timeZone: process.env.TZ }).resolvedOptions();
  expect(new Intl.DateTimeFormat("en").resolvedOptions().timeZone).toBe(named.timeZone);
  expect(new Date("2026-01-01T00:00:00Z").getTimezoneOffset()).not.toBe(0);
});
