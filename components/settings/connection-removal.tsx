"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { removeConnectionAction } from "@/lib/actions/connection-actions";
import type { Upstream } from "@/lib/domain/values/upstream";
import { proven } from "../proof/proven";
import { AskedTwice } from "../ui/asked-twice";
import { showToast } from "../ui/toast-store";
import { ConnectionRefusalNotice, type ShownConnectionRefusal } from "./connection-refusal-notice";

/** Back to the environment's connection. Needs the words of "connections", "refusals" and "ui". */
export function ConnectionRemoval({ upstream, version }: { upstream: Upstream; version: number }) {
  const t = useTranslations("connections.remove");
  const router = useRouter();
  const [id] = useState(() => crypto.randomUUID());
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<ShownConnectionRefusal | null>(null);
  const remove = async () => {
    setPending(true);
    const answer = await proven(() => removeConnectionAction({ upstream, id, version })).catch(() => null);
    setPending(false);
    if (!answer?.ok) return setRefusal(answer?.refusal ?? { code: "no-answer" });
    showToast({ tone: "positive", title: t("done") });
    router.push("/settings");
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <ConnectionRefusalNotice refusal={refusal} />
      <AskedTwice labels={{ ask: t("ask"), sure: t("sure"), back: t("keep") }} pending={pending} onSure={remove} />
    </div>
  );
}
