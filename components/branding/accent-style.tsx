import { headers } from "next/headers";
import { type Accents, type ShownTheme, THEMES } from "@/lib/domain/branding/accent";
import { accentProperties } from "./accent-properties";

const OTHER: Readonly<Record<ShownTheme, ShownTheme>> = { light: "dark", dark: "light" };

/** The partner's accents over Headwater's own, where they chose any (docs/decisions/0009). */
export async function AccentStyle({ accents }: { accents: Accents }) {
  const css = THEMES.map((theme) => (accents[theme] === "" ? "" : ruleOf(theme, accents[theme]))).join("");
  if (css === "") return null;
  const policy = (await headers()).get("content-security-policy") ?? "";
  const [, nonce] = /'nonce-([\w-]+)'/.exec(policy) ?? [];
  // Browsers hide a nonce from the page that it came with.
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {css}
    </style>
  );
}

function ruleOf(theme: ShownTheme, accent: string): string {
  const tokens = Object.entries(accentProperties(theme, accent));
  const block = `{${tokens.map(([name, value]) => `${name}:${value}`).join(";")}}`;
  const bySystem = `@media (prefers-color-scheme:${theme}){:root:not([data-theme=${OTHER[theme]}])${block}}`;
  return `${bySystem}:root[data-theme=${theme}]${block}`;
}
