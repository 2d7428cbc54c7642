import { useTranslations } from "next-intl";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";

/** Whose usage a report holds, in a few words. */
export function ReportWhose({ report }: { report: UsageReportView }) {
  const t = useTranslations("usage");
  const { customerId, customerName, subjects } = report;
  if (customerId !== null) return <bdi>{customerName ?? customerId}</bdi>;
  if (subjects.length === 0) return <span className="text-muted">{t("ownRealm")}</span>;
  const names = subjects.map(({ name, realm }) => name ?? realm).join(", ");
  return <span title={names}>{t("several", { count: subjects.length })}</span>;
}
