import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UsageReportView } from "@/lib/domain/usage/usage-report";

/** Whose usage a report holds, each customer with the way to its usage. */
export function ReportSubjects({ report }: { report: UsageReportView }) {
  const t = useTranslations("usage");
  if (report.subjects.length === 0) return t("ownRealm");
  return (
    <ul className="flex flex-wrap gap-x-3">
      {report.subjects.map(({ realm, customerId, name }) => (
        <li key={realm}>
          {customerId === null ? (
            <span className="font-mono">{realm}</span>
          ) : (
            <Link prefetch={false} href={`/customers/${customerId}/usage`} className="underline underline-offset-2">
              <bdi>{name ?? customerId}</bdi>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
