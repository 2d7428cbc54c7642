import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type PersonFacts = { name: string; email: string; role: "admin" | "operator" | "analyst" | "viewer" };

export function Person({ person, signOut }: { person: PersonFacts; signOut: ReactNode }) {
  const t = useTranslations("access");
  const shell = useTranslations("shell");
  return (
    <div className="flex items-center justify-between gap-2">
      <p className="min-w-0 text-sm leading-tight" title={`${person.name} · ${person.email}`}>
        <span className="sr-only">{shell("signedInAs", { name: "" })}</span>
        <span className="block truncate">{person.name}</span>
        <span className="block truncate text-xs text-muted">{t(`roles.${person.role}`)}</span>
      </p>
      {signOut}
    </div>
  );
}
