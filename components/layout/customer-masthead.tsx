import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type ShownLogo = { src: string; width?: number; height?: number };
export type PartnerLook = { partner: string | null; logo: ShownLogo | null };
export type CustomerMastheadProps = PartnerLook & { name: ReactNode };

/** Whose pages these are, and by whom. A logo stands on a light plate in both themes: most are drawn for paper. */
export function CustomerMasthead({ name, partner, logo }: CustomerMastheadProps) {
  const t = useTranslations("shell");
  return (
    <div className="flex min-w-0 items-center gap-3">
      {logo && (
        <span data-scheme="light" className="shrink-0 rounded-md bg-surface p-1">
          {/* biome-ignore lint/performance/noImgElement: drawn to size when it was taken in; images are not optimized here. */}
          <img
            {...logo}
            alt={partner ? "" : t("my.logo")}
            className="h-9 w-auto max-w-36 object-contain max-sm:max-w-24"
          />
        </span>
      )}
      <div className="min-w-0">
        <div className="text-xl font-medium">{name}</div>
        <span className="block text-xs text-muted">
          {partner && `${t("my.managedBy", { partner })} · `}
          {t("my.readOnly")}
        </span>
      </div>
    </div>
  );
}
