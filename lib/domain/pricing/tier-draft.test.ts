import { describe, expect, test } from "vitest";
import {
  appendDraft,
  changeDraft,
  draftTier,
  readTiers,
  removeDraft,
  type TierDraft,
} from "@/lib/domain/pricing/tier-draft";

const draft = (lower: string, upper: string, price: string, more: Partial<TierDraft> = {}): TierDraft => ({
  mode: "per-unit",
  lower,
  upper,
  price,
  chunk: "",
  ...more,
});
const TWO = [draft("0", "300", "1"), draft("300", "", "0.8")];
const faults = (...drafts: TierDraft[]) =>
  readTiers(drafts, ".").faults.map(({ at, field, code, other }) => [at, field, code, other]);

describe("typed tiers", () => {
  test("are read as they are meant, and written back the same", () => {
    const { tiers } = readTiers([draft("0", "1 000,50", "0,8"), draft("1000.5", "", "1e-7")], ",");
    expect(tiers?.map(({ upper, price }) => [upper, price])).toEqual([
      ["1000.5", "0.8"],
      [null, "0.0000001"],
    ]);
    expect(tiers?.map((tier) => draftTier(tier, ","))).toEqual([
      draft("0", "1000,5", "0,8"),
      draft("1000,5", "", "0,0000001"),
    ]);
  });

  test("with a comma are no number where a comma parts thousands", () => {
    expect(faults(draft("0", "1,000", "1"))).toEqual([[0, "upper", "not-a-number", null]]);
  });

  test.each([
    [
      "nothing typed",
      [draft("", "", "")],
      [
        [0, "lower", "missing", null],
        [0, "price", "missing", null],
      ],
    ],
    ["a word", [draft("0", "many", "1")], [[0, "upper", "not-a-number", null]]],
    ["a bound below zero", [draft("-1", "", "1")], [[0, "lower", "bound-below-zero", null]]],
    ["no width", [draft("5", "5", "1")], [[0, "upper", "tier-without-width", null]]],
    ["a tier upside down", [draft("5", "4", "1")], [[0, "upper", "tier-reversed", null]]],
    ["tiers that overlap", [draft("0", "10", "1"), draft("9", "", "1")], [[1, "lower", "tiers-overlap", 0]]],
    [
      "a chunk of nothing",
      [draft("0", "", "1", { mode: "flat-fee", chunk: "0" })],
      [[0, "chunk", "chunk-not-positive", null]],
    ],
    ["a chunk of units", [draft("0", "", "1", { chunk: "5" })], [[0, "chunk", "chunk-per-unit", null]]],
  ] as const)("with %s are told of at the field", (_what, drafts, told) => {
    expect(faults(...drafts)).toEqual(told);
    expect(readTiers(drafts, ".").tiers).toBeNull();
  });

  test("that leave units without a price are lawful, and the units are named", () => {
    expect(readTiers([draft("0", "10", "1"), draft("20", "30", "1")], ".")).toMatchObject({
      faults: [],
      gaps: [
        { from: "10", to: "20" },
        { from: "30", to: null },
      ],
    });
  });
});

describe("a bound that moves", () => {
  test("takes the neighbour's along that stood on it, and no other", () => {
    expect(changeDraft(TWO, 0, { upper: "250" })).toEqual([draft("0", "250", "1"), draft("250", "", "0.8")]);
    expect(changeDraft(TWO, 1, { lower: "350" })).toEqual([draft("0", "350", "1"), draft("350", "", "0.8")]);
    const apart = [draft("0", "300", "1"), draft("301", "", "0.8")];
    expect(changeDraft(apart, 0, { upper: "250" })[1]).toEqual(apart[1]);
  });

  test("ends the last tier where a new one begins", () => {
    const three = changeDraft(appendDraft(TWO), 1, { upper: "900" });
    expect(three).toEqual([draft("0", "300", "1"), draft("300", "900", "0.8"), draft("900", "", "0.8")]);
  });

  test("closes up when a tier goes", () => {
    expect(removeDraft(TWO, 1)).toEqual([draft("0", "", "1")]);
    expect(removeDraft(TWO, 0)).toEqual([draft("0", "", "0.8")]);
  });
});
