import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccentStyle } from "@/components/branding/accent-style";
import { logoAddress } from "@/components/branding/logo-address";
import { CustomerShell } from "@/components/layout/customer-shell";
import { LookingBar } from "@/components/layout/looking-bar";
import { SandboxFootnote } from "@/components/layout/sandbox-footnote";
import { SupportFoot } from "@/components/layout/support-foot";
import { CustomerSwitch } from "@/components/people/customer-switch";
import { LeaveCustomer } from "@/components/people/leave-customer";
import { SignOut } from "@/components/people/sign-out";
import { TroubleBar } from "@/components/sync/trouble-bar";
import { currentScope } from "@/lib/auth/current-scope";
import { listOwnCustomers } from "@/lib/auth/shown-customer";
import { loadBranding } from "@/lib/services/branding/load-branding";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";
import { settings } from "@/lib/support/env";

const PAGES = ["overview", "accounts", "costs", "pricing", "usage"] as const;

/** The frame of the customer's side; every page asks for itself who may see it, and says no without a frame. */
export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const scope = await currentScope();
  if (scope?.kind !== "viewer") return children;
  const t = await getTranslations();
  const { customerId, customers, seenBy } = scope;
  const [found, health, own, { texts, logo }] = await Promise.all([
    loadCustomer(scope, customerId),
    loadUpstreamHealth(scope),
    customers.length > 1 ? listOwnCustomers(scope) : [],
    loadBranding(scope),
  ]);
  const name = found?.customer.name ?? t("my.unnamed");
  const failed = { title: t("my.view.failed.title"), note: t("my.view.failed.note") };
  const leave = <LeaveCustomer label={t("my.view.leave")} failed={failed} customer={customerId} />;
  return (
    <>
      <AccentStyle accents={{ light: texts.accentLight, dark: texts.accentDark }} />
      <CustomerShell
        customer={{ name, partner: texts.partner || null, logo: logoAddress(logo) }}
        customerSwitch={
          own.length > 1 && (
            <CustomerSwitch label={t("my.view.switch")} failed={failed} current={customerId} customers={own} />
          )
        }
        looking={seenBy !== null && <LookingBar leave={leave}>{t("my.view.looking", { name })}</LookingBar>}
        person={{ name: scope.name, email: scope.email, role: seenBy ?? "viewer" }}
        signOut={
          <SignOut
            label={t("access.signOut")}
            failed={{ title: t("access.signOutFailed.title"), note: t("access.signOutFailed.note") }}
          />
        }
        pages={PAGES}
        bar={<TroubleBar reader="customer" health={health} />}
        support={<SupportFoot texts={texts} />}
        footnote={settings().sandbox && <SandboxFootnote />}
      >
        {children}
      </CustomerShell>
    </>
  );
}
