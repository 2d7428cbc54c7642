import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastRatio } from "@/lib/domain/values/contrast-ratio";

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const PAIR = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;
const tokens = new Map([...css.matchAll(PAIR)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const dot = (a: Rgb, b: Rgb) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const apply = (matrix: Matrix, colour: Rgb): Rgb => [
  dot(matrix[0], colour),
  dot(matrix[1], colour),
  dot(matrix[2], colour),
];

// OKLab, Björn Ottosson 2020.
const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
// Machado, Oliveira and Fernandes 2009, severity 1.
const SIGHTS: Record<string, Matrix> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(hex: string, sight: Matrix): Rgb {
  const [r, g, b] = apply(sight, linear(hex));
  const clipped: Rgb = [Math.min(Math.max(r, 0), 1), Math.min(Math.max(g, 0), 1), Math.min(Math.max(b, 0), 1)];
  const [l, m, s] = apply(TO_CONES, clipped);
  return apply(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

const distance = (a: Rgb, b: Rgb) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const SURFACES = ["surface", "surface-sunken", "surface-raised", "surface-hover"];
const STATUS = ["accent", "positive", "caution", "negative", "info"];
const CHART = Array.from({ length: 8 }, (_, at) => `chart-${at + 1}`);

test("every token has a light and a dark value", () => {
  for (const name of [...SURFACES, ...STATUS, ...CHART, "text", "muted", "line-strong", "chart-other"])
    expect(tokens.has(name)).toBe(true);
  expect(tokens.size).toBeGreaterThan(30);
});

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const colour = (name: string) => tokens.get(name)?.[theme] ?? "#000000";
  const pair = (front: string, back: string): [string, number] => [
    `${front} on ${back}`,
    contrastRatio(colour(front), colour(back)),
  ];
  const below = (pairs: readonly [string, number][], least: number) => pairs.filter(([, ratio]) => ratio < least);

  test("text reaches 4.5 on every surface it stands on", () => {
    const plain = SURFACES.flatMap((back) => ["text", "muted", ...STATUS].map((front) => pair(front, back)));
    const soft = STATUS.flatMap((tone) => [pair("text", `${tone}-soft`), pair(tone, `${tone}-soft`)]);
    const filled = [
      pair("on-accent", "accent-fill"),
      pair("on-accent", "accent-fill-hover"),
      pair("on-negative", "negative-fill"),
      pair("text", "surface-press"),
      pair("muted", "accent-soft"),
      pair("surface", "text"),
    ];
    expect(below([...plain, ...soft, ...filled], 4.5)).toEqual([]);
  });

  test("borders of controls, focus and fills reach 3", () => {
    const fronts = ["line-strong", "accent", "accent-fill", "negative-fill"];
    expect(
      below(
        ["surface", "surface-sunken", "surface-raised"].flatMap((back) => fronts.map((front) => pair(front, back))),
        3,
      ),
    ).toEqual([]);
  });

  test("chart colours reach 3 against the page", () => {
    expect(
      below(
        [...CHART, "chart-other"].map((name) => pair(name, "surface")),
        3,
      ),
    ).toEqual([]);
  });

  test.each(Object.entries(SIGHTS))("chart colours are told apart with %s", (_, sight) => {
    const close = CHART.flatMap((one, at) => CHART.slice(at + 1).map((other) => [one, other] as const)).filter(
      ([one, other]) => distance(seen(colour(one), sight), seen(colour(other), sight)) < 0.08,
    );
    expect(close).toEqual([]);
  });

  test("neighbours in the palette differ in lightness", () => {
    const lightness = CHART.map((name) => seen(colour(name), SIGHTS.full ?? TO_LAB)[0]);
    const steps = lightness.slice(1).map((value, at) => Math.abs(value - (lightness[at] ?? 0)));
    expect(Math.min(...steps)).toBeGreaterThan(0.05);
  });
});
