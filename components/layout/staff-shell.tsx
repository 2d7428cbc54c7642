import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { FramePanels } from "./frame-panels";
import { PaletteButton } from "./palette-button";
import { Person, type PersonFacts } from "./person";
import { PreferencesControl } from "./preferences-control";
import { Rail } from "./rail";
import { RailSheet } from "./rail-sheet";
import { RailSheetButton } from "./rail-sheet-button";
import { SkipLink } from "./skip-link";
import { type NavKey, STAFF_NAV } from "./staff-nav";

export type StaffShellProps = {
  person: PersonFacts;
  signOut: ReactNode;
  palette: { searchUrl: string };
  bar?: ReactNode;
  footnote?: ReactNode;
  hidden?: readonly NavKey[];
  children: ReactNode;
};

const NONE: readonly NavKey[] = [];

function Home({ name }: { name: string }) {
  return (
    <a
      data-hw-soft=""
      href="/"
      aria-label={name}
      className="flex h-9 items-center gap-2 rounded-md px-1.5 text-base font-medium text-text no-underline"
    >
      <BrandMark />
      <span className="sm:max-lg:hidden">{name}</span>
    </a>
  );
}

export function StaffShell({ person, signOut, palette, bar, footnote, hidden = NONE, children }: StaffShellProps) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  const labels = {
    overview: t("nav.overview"),
    customers: t("nav.customers"),
    assignments: t("nav.assignments"),
    costs: t("nav.costs"),
    pricing: t("nav.pricing"),
    margin: t("nav.margin"),
    usage: t("nav.usage"),
    activity: t("nav.activity"),
    settings: t("nav.settings"),
  };
  const rail = { label: t("mainNavigation"), labels, hidden };
  const pages = STAFF_NAV.filter(({ key }) => !hidden.includes(key)).map(({ key, href }) => ({
    label: labels[key],
    href,
  }));
  const foot = (
    <div className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
      <Person person={person} signOut={signOut} />
      <PreferencesControl />
    </div>
  );
  return (
    <div className="sm:grid sm:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[220px_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface-sunken p-2.5 sm:flex">
        <Home name={t("name")} />
        <div className="mt-2 mb-3">
          <PaletteButton label={t("jump")} />
        </div>
        <Rail {...rail} fold />
        <div className="hidden lg:block">{foot}</div>
        <div className="mt-2 lg:hidden">
          <RailSheetButton label={t("preferences")} />
        </div>
      </header>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="flex items-center justify-between border-b border-line bg-surface-sunken px-2 py-1 sm:hidden">
          <RailSheetButton label={t("openNavigation")} />
          <Home name={t("name")} />
          <PaletteButton label={t("jump")} />
        </header>
        {bar}
        <main id="content" tabIndex={-1} className="min-w-0 grow px-4 pt-5 pb-12 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
        {footnote}
      </div>
      <RailSheet closeLabel={ui("close")}>
        <Rail {...rail} fold={false} />
        {foot}
      </RailSheet>
      <FramePanels searchUrl={palette.searchUrl} pages={pages} />
    </div>
  );
}
