import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export function FilterBar({ clearHref, children }: { clearHref?: string | null; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <search className="flex flex-wrap items-center gap-2 py-3" aria-label={t("filters")}>
      {children}
      {clearHref && (
        <a
          data-hw-soft=""
          href={clearHref}
          className="px-1 text-sm text-muted underline-offset-2 hover:text-text hover:underline"
        >
          {t("clearAll")}
        </a>
      )}
    </search>
  );
}
