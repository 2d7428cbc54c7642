import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { chosenIn } from "../ui/choice-cookie";
import { Preferences } from "./preferences";
import { chooseTheme, THEME_COOKIE } from "./theme";

export async function PreferencesControl() {
  const t = await getTranslations("shell");
  const theme = chooseTheme(chosenIn(await cookies(), THEME_COOKIE));
  return (
    <Preferences
      locale={await getLocale()}
      theme={theme}
      words={{
        language: t("language"),
        theme: t("theme"),
        languages: { en: t("languages.en"), fr: t("languages.fr") },
        themes: { system: t("themes.system"), light: t("themes.light"), dark: t("themes.dark") },
      }}
    />
  );
}
