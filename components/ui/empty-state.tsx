import { Inbox, Lock, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "./link-button";

export type EmptyKind = "first-use" | "no-result" | "not-allowed";
export type EmptyStateProps = {
  kind: EmptyKind;
  title: string;
  note?: ReactNode;
  /** The one thing to do on first use. */
  action?: ReactNode;
  clearHref?: string;
};

const MARKS = { "first-use": Inbox, "no-result": SearchX, "not-allowed": Lock } as const;

export function EmptyState({ kind, title, note, action, clearHref }: EmptyStateProps) {
  const t = useTranslations("ui");
  const Mark = MARKS[kind];
  return (
    <div className="flex flex-col items-start gap-1 border-t border-line px-2 py-10">
      <Mark size={20} className="mb-2 text-muted" aria-hidden />
      <h2 className="text-lg font-medium">{title}</h2>
      {note && <p className="max-w-prose text-muted">{note}</p>}
      {(action || clearHref) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {action}
          {clearHref && <LinkButton href={clearHref}>{t("clearFilters")}</LinkButton>}
        </div>
      )}
    </div>
  );
}
