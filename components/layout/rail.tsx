import { useTranslations } from "next-intl";
import { NavLink } from "./nav-link";
import { type NavKey, STAFF_NAV } from "./staff-nav";

const ICON_SIZE = 16;

/** `fold` lets the labels go below 1100 px; the sheet on phones keeps them. */
export function Rail({ hidden, fold }: { hidden: readonly NavKey[]; fold: boolean }) {
  const t = useTranslations("shell");
  const shown = STAFF_NAV.filter(({ key }) => !hidden.includes(key));
  const links = (entries: typeof shown) =>
    entries.map(({ key, href, Icon }) => (
      <li key={key}>
        <NavLink href={href} label={t(`nav.${key}`)} icon={<Icon size={ICON_SIZE} aria-hidden />} fold={fold} />
      </li>
    ));
  return (
    <nav aria-label={t("mainNavigation")} className="flex grow flex-col">
      <ul className="flex flex-col gap-0.5">{links(shown.filter(({ key }) => key !== "settings"))}</ul>
      <ul className="mt-auto pt-4">{links(shown.filter(({ key }) => key === "settings"))}</ul>
    </nav>
  );
}
