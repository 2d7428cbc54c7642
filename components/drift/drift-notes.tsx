import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What wanted means, and what differs without being drift yet. */
export function DriftNotes({ underWay, awaiting }: { underWay: number; awaiting: number }) {
  const t = useTranslations("drift");
  const link = (chunks: ReactNode) => (
    <Link prefetch={false} href="/activity" className="text-text underline underline-offset-2">
      {chunks}
    </Link>
  );
  return (
    <div className="max-w-[720px] py-3 text-sm text-muted">
      <p>{t("wantedIs")}</p>
      {underWay > 0 && <p>{t.rich("underWay", { count: underWay, link })}</p>}
      {awaiting > 0 && <p>{t("awaiting", { count: awaiting })}</p>}
    </div>
  );
}
