import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { chooseTheme, THEME_COOKIE } from "@/components/layout/theme";
import { chosenIn } from "@/components/ui/choice-cookie";
import { chooseDensity, DENSITY_COOKIE } from "@/components/ui/density";
import { StatusMarks } from "@/components/ui/status-marks";

export const metadata: Metadata = { title: { default: "Headwater", template: "%s · Headwater" } };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = await cookies();
  const theme = chooseTheme(chosenIn(chosen, THEME_COOKIE));
  const density = chooseDensity(chosenIn(chosen, DENSITY_COOKIE));
  return (
    <html
      lang={await getLocale()}
      data-theme={theme === "system" ? undefined : theme}
      data-density={density === "standard" ? undefined : density}
      suppressHydrationWarning
    >
      <body className="bg-surface font-sans text-base text-text antialiased">
        <StatusMarks />
        {children}
      </body>
    </html>
  );
}
