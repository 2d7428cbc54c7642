import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SandboxFootnote } from "@/components/layout/sandbox-footnote";
import { StaffShell } from "@/components/layout/staff-shell";
import { SignOut } from "@/components/people/sign-out";
import { TroubleBar } from "@/components/sync/trouble-bar";
import { currentScope } from "@/lib/auth/current-scope";
import { may } from "@/lib/domain/access/permissions";
import { loadUpstreamHealth } from "@/lib/services/sync/load-sync-status";
import { settings } from "@/lib/support/env";

/** The frame is for staff alone; every page asks for itself who may see it, and says no without a frame. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const scope = await currentScope();
  if (scope?.kind !== "staff") return children;
  const t = await getTranslations("access");
  const maySettings = may(scope.role, "settings:read");
  return (
    <StaffShell
      person={{ name: scope.name, email: scope.email, role: scope.role }}
      signOut={
        <SignOut label={t("signOut")} failed={{ title: t("signOutFailed.title"), note: t("signOutFailed.note") }} />
      }
      palette={{ searchUrl: "/api/search" }}
      bar={<TroubleBar reader="staff" health={await loadUpstreamHealth(scope)} maySettings={maySettings} />}
      footnote={settings().sandbox && <SandboxFootnote />}
      hidden={maySettings ? [] : ["settings"]}
    >
      {children}
    </StaffShell>
  );
}
