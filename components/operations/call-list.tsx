import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";

const CODE = "overflow-x-auto rounded-md bg-surface-raised px-3 py-2 font-mono text-xs whitespace-pre-wrap break-words";

/** Each time the write left: what was sent, and what was answered. */
export function CallList({ calls }: { calls: readonly UpstreamCall[] }) {
  const t = useTranslations("audit.calls");
  const reasons = useTranslations("sync.reasons");
  if (calls.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <ol className="flex flex-col gap-4">
      {calls.map(({ at, method, path, params, query, body, status, lines, trouble }) => (
        <li key={at} className="flex flex-col gap-1 border-b border-line pb-3 text-sm">
          <p className="flex flex-wrap gap-x-3">
            <span className="text-muted">{t("asked")}</span>
            <code className="font-mono break-all">
              {method} {filled(path, params)}
              {query.length > 0 && `?${query.map((pair) => pair.join("=")).join("&")}`}
            </code>
            <span className="text-muted">
              <DateTime value={at} show="exact" />
            </span>
          </p>
          {body === null ? <p className="text-muted">{t("noBody")}</p> : <pre className={CODE}>{body}</pre>}
          <p className="flex flex-wrap gap-x-3">
            <span className="text-muted">{t("answer")}</span>
            <span>{status === null ? t("noAnswer") : t("status", { status: String(status) })}</span>
            {trouble && <span className="text-muted">{reasons(trouble)}</span>}
          </p>
          {lines.length > 0 && (
            <p className="whitespace-pre-wrap break-words">
              <span className="text-muted">{t("said")}</span> {lines.join("\n")}
            </p>
          )}
        </li>
      ))}
      <li className="text-xs text-muted">{t("masked")}</li>
    </ol>
  );
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:([a-zA-Z]+)/g, (whole, name: string) => params[name] ?? whole);
}
