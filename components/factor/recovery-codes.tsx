"use client";

import { Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

const FILE = "headwater-recovery-codes.txt";

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: FILE });
  link.click();
  URL.revokeObjectURL(url);
}

/** Codes that are told this once. Needs the words of "factor" and "ui". */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations("factor.codes");
  const ui = useTranslations("ui");
  const [isCopied, setCopied] = useState(false);
  const text = `${codes.join("\n")}\n`;
  return (
    <Notice tone="caution" title={t("title", { count: codes.length })}>
      <p className="mt-0.5">{t("note")}</p>
      <ul aria-label={t("label")} className="my-3 grid gap-x-6 gap-y-1 font-mono text-xs select-all sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={<Copy size={14} aria-hidden />}
          onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <span role="status">{isCopied ? ui("copied") : t("copy")}</span>
        </Button>
        <Button size="sm" icon={<Download size={14} aria-hidden />} onClick={() => download(text)}>
          {t("download")}
        </Button>
        <Button size="sm" look="primary" onClick={onKept}>
          {t("kept")}
        </Button>
      </p>
    </Notice>
  );
}
