import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accentTokens,
  GROUNDS,
  LEAST_CONTRAST,
  OWN_ACCENTS,
  type ShownTheme,
  THEMES,
  whyNotAccent,
} from "@/lib/domain/branding/accent";
import { contrastRatio } from "@/lib/domain/values/contrast-ratio";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const token = (name: string, theme: ShownTheme) => {
  const [, light = "", dark = ""] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  return { light, dark }[theme];
};
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("contrast is 21 between black and white, 1 between a colour and itself, whichever comes first", () => {
  expect([contrastRatio("#000000", "#ffffff"), contrastRatio("#ffffff", "#000000")]).toEqual([21, 21]);
  expect(contrastRatio("#0b6472", "#0b6472")).toBe(1);
  expect(contrastRatio("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

describe.each(THEMES)("in the %s theme", (theme) => {
  test("the grounds and the accent to begin with are those of the style sheet", () => {
    const surfaces = ["surface", "surface-sunken", "surface-raised", "surface-hover"].map((name) => token(name, theme));
    expect(new Set(GROUNDS[theme])).toEqual(new Set(surfaces));
    expect(GROUNDS[theme][0]).toBe(token("surface", theme));
    expect(OWN_ACCENTS[theme]).toBe(token("accent", theme));
    expect(whyNotAccent(theme, OWN_ACCENTS[theme])).toBeNull();
  });

  test("whatever colour is taken, everything in it or on it is read by everybody", () => {
    const muted = token("muted", theme);
    let taken = 0;
    fc.assert(
      fc.property(colour, (accent) => {
        if (whyNotAccent(theme, accent)) return;
        taken += 1;
        const { soft, onAccent, fillHover } = accentTokens(theme, accent);
        const pairs = [...GROUNDS[theme], soft].map((ground) => [accent, ground] as const);
        const all = [...pairs, [onAccent, accent] as const, [onAccent, fillHover] as const, [muted, soft] as const];
        const faint = all.filter(([front, ground]) => contrastRatio(front, ground) < LEAST_CONTRAST);
        expect(faint).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

test("a colour that is read on white alone is refused, with the contrast where it is least", () => {
  expect(contrastRatio("#767676", "#ffffff")).toBeGreaterThan(LEAST_CONTRAST);
  expect(whyNotAccent("light", "#767676")).toEqual({ code: "accent-faint", ratio: expect.closeTo(3.6, 0) });
  expect(whyNotAccent("light", "#ffd400")).toMatchObject({ code: "accent-faint" });
  expect(whyNotAccent("dark", "#0b6472")).toMatchObject({ code: "accent-faint" });
});
