import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { PreferencesControl } from "./preferences-control";

const MARK_SIZE = 24;

/** For pages outside a session: signing in, nothing here, broken. */
export function PlainShell({ footnote, children }: { footnote?: ReactNode; children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <div className="flex min-h-dvh flex-col bg-surface-sunken">
      <header className="flex items-center justify-between px-5 py-4">
        <span className="flex items-center gap-2 text-lg font-medium">
          <BrandMark size={MARK_SIZE} />
          {t("name")}
          <span className="font-normal text-muted max-sm:hidden">{t("tagline")}</span>
        </span>
        <PreferencesControl />
      </header>
      <main id="content" className="mx-auto flex w-full max-w-[400px] grow flex-col justify-center px-4 pb-24">
        {children}
      </main>
      {footnote}
    </div>
  );
}
