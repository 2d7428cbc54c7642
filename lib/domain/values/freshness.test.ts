import { expect, test } from "vitest";
import { isOutdated } from "@/lib/domain/values/freshness";

const now = new Date("2026-11-23T12:00:00.000Z");

test("a figure may stand as a headline for 26 hours after it was fetched, and no longer", () => {
  expect(isOutdated({ fetchedAt: "2026-11-22T10:00:00.000Z" }, now)).toBe(false);
  expect(isOutdated({ fetchedAt: "2026-11-22T09:59:59.999Z" }, now)).toBe(true);
});
