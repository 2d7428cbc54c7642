import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CustomerShell } from "@/components/layout/customer-shell";
import { SandboxFootnote } from "@/components/layout/sandbox-footnote";
import { SignOut } from "@/components/people/sign-out";
import { TroubleBar } from "@/components/sync/trouble-bar";
import { currentScope } from "@/lib/auth/current-scope";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";
import { settings } from "@/lib/support/env";

const PAGES = ["overview", "accounts", "costs", "pricing", "usage"] as const;

/** The frame of the customer's side; every page asks for itself who may see it, and says no without a frame. */
export default async function CustomerLayout({ children }: { children: ReactNode }) {
  const scope = await currentScope();
  if (scope?.kind !== "viewer") return children;
  const t = await getTranslations();
  const [found, health] = await Promise.all([loadCustomer(scope, scope.customerId), loadUpstreamHealth(scope)]);
  return (
    <CustomerShell
      customer={{ name: found?.customer.name ?? t("my.unnamed"), partner: null }}
      person={{ name: scope.name, email: scope.email, role: "viewer" }}
      signOut={
        <SignOut
          label={t("access.signOut")}
          failed={{ title: t("access.signOutFailed.title"), note: t("access.signOutFailed.note") }}
        />
      }
      pages={PAGES}
      bar={<TroubleBar reader="customer" health={health} />}
      footnote={settings().sandbox && <SandboxFootnote />}
    >
      {children}
    </CustomerShell>
  );
}
