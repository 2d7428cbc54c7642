"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PasswordLink } from "@/lib/domain/people/person-input";
import { Button } from "../ui/button";
import { DateTime } from "../ui/figures/date-time";
import { Notice } from "../ui/notice";

/** A link that is told this once. Needs the words of "person" and "ui". */
export function LinkShown({ link, name }: { link: PasswordLink; name: string }) {
  const t = useTranslations("person.link");
  const ui = useTranslations("ui");
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () => navigator.clipboard.writeText(link.url).then(() => setCopied(link.url));
  const until = () => <DateTime value={link.expiresAt} show="both" />;
  return (
    <Notice
      tone={link.mailed === "failed" ? "caution" : "positive"}
      title={t(link.mailed === "sent" ? "sent" : "title", { name })}
    >
      {link.mailed === "failed" && <p className="mt-1">{t("notSent")}</p>}
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-sm bg-surface px-1.5 py-1 font-mono text-xs break-all select-all">
          {link.url}
        </code>
        <Button size="sm" icon={<Copy size={14} aria-hidden />} onClick={copy}>
          <span role="status">{copied === link.url ? ui("copied") : t("copy")}</span>
        </Button>
      </p>
      <p className="mt-1">{t.rich("note", { until })}</p>
    </Notice>
  );
}
