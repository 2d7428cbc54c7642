import { accentTokens, type ShownTheme } from "@/lib/domain/branding/accent";

/** The tokens of app/globals.css that follow the accent. */
export function accentProperties(theme: ShownTheme, accent: string): Record<`--${string}`, string> {
  const { fillHover, onAccent, soft } = accentTokens(theme, accent);
  return {
    "--accent": accent,
    "--accent-fill": accent,
    "--accent-fill-hover": fillHover,
    "--on-accent": onAccent,
    "--accent-soft": soft,
  };
}
