import { contrastRatio } from "@/lib/domain/values/contrast-ratio";

export const THEMES = ["light", "dark"] as const;
export type ShownTheme = (typeof THEMES)[number];
export type Accents = Readonly<Record<ShownTheme, string>>;

/** What text in the accent's colour stands on; as in app/globals.css. */
export const GROUNDS: Readonly<Record<ShownTheme, readonly [string, ...string[]]>> = {
  light: ["#ffffff", "#f6f7f9", "#f0f2f5"],
  dark: ["#0f1115", "#0b0d10", "#181c22", "#1a1e25"],
};

/** Headwater's own, where the partner has chosen none. */
export const OWN_ACCENTS: Accents = { light: "#0b6472", dark: "#63c4d1" };

/** WCAG 2.2, 1.4.3, level AA, for text of any size. */
export const LEAST_CONTRAST = 4.5;

export interface AccentTokens {
  readonly accent: string;
  readonly fillHover: string;
  readonly onAccent: string;
  readonly soft: string;
}

/** The accent and what follows from it. On what is filled with it stands black or white, whichever is read more easily. */
export function accentTokens(theme: ShownTheme, accent: string): AccentTokens {
  const [white, black] = ["#ffffff", "#000000"];
  const onAccent = contrastRatio(accent, white) >= contrastRatio(accent, black) ? white : black;
  return {
    accent,
    onAccent,
    fillHover: mix(onAccent === white ? black : white, accent, 0.15),
    soft: mix(accent, GROUNDS[theme][0], 0.1),
  };
}

export interface AccentRefusal {
  readonly code: "accent-faint";
  /** The contrast on the ground where it is least. */
  readonly ratio: number;
}

/** The contrast of the colour on whichever of the theme's grounds it is read worst. */
export function accentContrast(theme: ShownTheme, accent: string): number {
  const grounds = [...GROUNDS[theme], accentTokens(theme, accent).soft];
  return Math.min(...grounds.map((ground) => contrastRatio(accent, ground)));
}

export function whyNotAccent(theme: ShownTheme, accent: string): AccentRefusal | null {
  const ratio = accentContrast(theme, accent);
  return ratio >= LEAST_CONTRAST ? null : { code: "accent-faint", ratio };
}

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text);
}

function mix(front: string, back: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(front, at) * share + channel(back, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
