import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TabsNav } from "../ui/tabs-nav";
import { CustomerMasthead, type PartnerLook } from "./customer-masthead";
import { FramePanels } from "./frame-panels";
import { Person, type PersonFacts } from "./person";
import { PreferencesControl } from "./preferences-control";
import { SkipLink } from "./skip-link";

export const CUSTOMER_PAGES = ["overview", "accounts", "costs", "pricing", "usage", "downloads"] as const;
export type CustomerPage = (typeof CUSTOMER_PAGES)[number];
export type CustomerShellProps = {
  customer: PartnerLook & { name: string };
  /** In place of the name, for whoever reads several customers. */
  customerSwitch?: ReactNode;
  /** Says that staff look at this; above everything. */
  looking?: ReactNode;
  person: PersonFacts;
  signOut: ReactNode;
  pages?: readonly CustomerPage[];
  bar?: ReactNode;
  /** Whom the customer turns to. */
  support?: ReactNode;
  footnote?: ReactNode;
  children: ReactNode;
};

const hrefOf = (page: CustomerPage) => (page === "overview" ? "/my" : `/my/${page}`);

/** A sheet of its own with the customer's name on top: no rail, no staff vocabulary, one column. */
export function CustomerShell(props: CustomerShellProps) {
  const { customer, customerSwitch, looking, person, signOut, pages = CUSTOMER_PAGES } = props;
  const { bar, support, footnote, children } = props;
  const t = useTranslations("shell");
  const tabs = pages.map((page) => ({ href: hrefOf(page), label: t(`my.${page}`), exact: page === "overview" }));
  return (
    <div className="flex min-h-dvh flex-col border-t-4 border-accent">
      <SkipLink />
      {looking}
      <header className="border-b border-line bg-surface-sunken">
        <div className="mx-auto w-full max-w-[1120px] px-4 sm:px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 pt-4 pb-2">
            <CustomerMasthead
              {...customer}
              name={
                customerSwitch || (
                  <Link prefetch={false} href="/my" className="block truncate text-text no-underline">
                    {customer.name}
                  </Link>
                )
              }
            />
            <div className="flex items-center gap-3">
              <PreferencesControl />
              <Person person={person} signOut={signOut} />
            </div>
          </div>
          <TabsNav label={t("customerNavigation")} tabs={tabs} />
        </div>
      </header>
      {bar}
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1120px] min-w-0 grow px-4 pt-6 pb-12 outline-none sm:px-6"
      >
        {children}
      </main>
      {support}
      {footnote}
      <FramePanels pages={tabs.map(({ href, label }) => ({ href, label }))} />
    </div>
  );
}
