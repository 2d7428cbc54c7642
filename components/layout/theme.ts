export type Theme = "system" | "light" | "dark";
export const THEME_COOKIE = "theme";

export function chooseTheme(chosen: string | undefined): Theme {
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}
