import { describe, expect, test } from "vitest";
import { isShrinkSuspicious } from "@/lib/domain/sync/shrink-guard";

describe("a pass that misses rows", () => {
  test.each([
    ["may miss five rows of a small list", { seen: 19, alive: 24, missing: 5 }, false],
    ["is held when it misses six of a small list", { seen: 18, alive: 24, missing: 6 }, true],
    ["may miss two in a hundred of a long list", { seen: 980, alive: 1000, missing: 20 }, false],
    ["is held when it misses more than two in a hundred", { seen: 979, alive: 1000, missing: 21 }, true],
    ["is held when it is empty and there was even one row", { seen: 0, alive: 1, missing: 1 }, true],
    ["may be empty when all that was there was let go", { seen: 0, alive: 600, missing: 0 }, false],
    ["may be empty when there never was anything", { seen: 0, alive: 0, missing: 0 }, false],
  ])("%s", (_rule, facts, suspicious) => {
    expect(isShrinkSuspicious(facts)).toBe(suspicious);
  });
});
