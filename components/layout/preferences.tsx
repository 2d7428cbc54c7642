"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { keepChoice } from "../ui/choice-cookie";
import { LOCALE_COOKIE, type Locale } from "../words/locale";
import { THEME_COOKIE, type Theme } from "./theme";

export type PreferencesProps = {
  locale: Locale;
  theme: Theme;
  words: {
    language: string;
    theme: string;
    languages: Record<Locale, string>;
    themes: Record<Theme, string>;
  };
};

const SELECT =
  "h-7 min-w-0 cursor-pointer [field-sizing:content] rounded-sm border border-transparent bg-transparent px-1 text-xs text-muted hover:border-line hover:text-text max-sm:h-10";

export function Preferences({ locale, theme, words }: PreferencesProps) {
  const router = useRouter();
  const id = useId();
  const [chosen, setChosen] = useState(theme);
  const changeTheme = (next: Theme) => {
    setChosen(next);
    keepChoice(THEME_COOKIE, next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  const changeLocale = (next: string) => {
    keepChoice(LOCALE_COOKIE, next);
    document.documentElement.lang = next;
    router.refresh();
  };
  return (
    <div className="flex gap-1">
      <label htmlFor={`${id}-locale`} className="sr-only">
        {words.language}
      </label>
      <select
        id={`${id}-locale`}
        className={SELECT}
        value={locale}
        onChange={(event) => changeLocale(event.target.value)}
      >
        <option value="en">{words.languages.en}</option>
        <option value="fr">{words.languages.fr}</option>
      </select>
      <label htmlFor={`${id}-theme`} className="sr-only">
        {words.theme}
      </label>
      <select
        id={`${id}-theme`}
        className={SELECT}
        value={chosen}
        onChange={({ target }) =>
          changeTheme(target.value === "light" || target.value === "dark" ? target.value : "system")
        }
      >
        <option value="system">{words.themes.system}</option>
        <option value="light">{words.themes.light}</option>
        <option value="dark">{words.themes.dark}</option>
      </select>
    </div>
  );
}
