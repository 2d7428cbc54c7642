import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type PersonFacts = { name: string; email: string; role: "admin" | "operator" | "analyst" | "viewer" };

export function Person({ person, signOut }: { person: PersonFacts; signOut: ReactNode }) {
  const t = useTranslations("access");
  const shell = useTranslations("shell");
  return (
    <div className="flex items-center justify-between gap-2">
      <a
        data-hw-soft=""
        href={person.role === "viewer" ? "/my/profile" : "/profile"}
        title={`${person.name} · ${person.email}`}
        className="min-w-0 rounded-sm text-sm leading-tight text-text no-underline hover:underline max-sm:py-1"
      >
        <span className="sr-only">{shell("signedInAs", { name: "" })}</span>
        <span className="block truncate">{person.name}</span>
        <span className="block truncate text-xs text-muted">{t(`roles.${person.role}`)}</span>
      </a>
      {signOut}
    </div>
  );
}
