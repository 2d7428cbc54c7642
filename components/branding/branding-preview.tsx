import { useTranslations } from "next-intl";
import { isColour, type ShownTheme, THEMES } from "@/lib/domain/branding/accent";
import type { BrandingTexts } from "@/lib/domain/branding/branding";
import { CustomerMasthead, type ShownLogo } from "../layout/customer-masthead";
import { buttonLook } from "../ui/button-look";
import { accentProperties } from "./accent-properties";

/** The head of a customer's page as it would be, in both themes. Needs the words of "branding" and "shell". */
export function BrandingPreview({ texts, logo }: { texts: BrandingTexts; logo: ShownLogo | null }) {
  const t = useTranslations("branding.preview");
  const shell = useTranslations("shell.my");
  const chosen: Record<ShownTheme, string> = { light: texts.accentLight, dark: texts.accentDark };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {THEMES.map((theme) => {
        const accent = isColour(chosen[theme]) ? accentProperties(theme, chosen[theme]) : {};
        return (
          <figure key={theme} className="min-w-0">
            <figcaption className="mb-1 text-xs text-muted">{t(theme)}</figcaption>
            <div
              data-scheme={theme}
              style={{ colorScheme: theme, ...accent }}
              className="overflow-hidden rounded-md border border-line bg-surface text-text"
            >
              <div className="border-t-4 border-accent bg-surface-sunken px-4 pt-3">
                <CustomerMasthead
                  name={<span className="block truncate">{t("customer")}</span>}
                  partner={texts.partner.trim() || null}
                  logo={logo}
                />
                <p className="-mb-px mt-2 flex gap-5 border-b border-line text-sm">
                  <span className="border-b-2 border-accent py-1.5 font-medium">{shell("overview")}</span>
                  <span className="py-1.5 text-muted">{shell("costs")}</span>
                </p>
              </div>
              <p className="flex items-center gap-4 p-4">
                <span className={buttonLook("primary", "md", false)}>{t("button")}</span>
                <span className="text-sm text-accent">{t("link")}</span>
              </p>
            </div>
          </figure>
        );
      })}
    </div>
  );
}
