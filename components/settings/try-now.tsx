"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { probeLaneAction } from "@/lib/actions/lane-actions";
import type { Upstream } from "@/lib/domain/values/upstream";
import { type AnyRefusal, RefusalText } from "../refusals/refusal-text";
import { Button } from "../ui/button";

const LOOK_MS = 2_000;
const LOOKS = 8;

/** Has one call tried at once over a stopped or paused upstream. Needs the words of "people", "refusals" and "ui". */
export function TryNow({ upstream, reason }: { upstream: Upstream; reason: string | null }) {
  const t = useTranslations("people.connections.lane");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [looksLeft, setLooksLeft] = useState(0);
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  useEffect(() => {
    if (looksLeft === 0) return;
    const timer = setTimeout(() => {
      router.refresh();
      setLooksLeft(looksLeft - 1);
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [looksLeft, router]);
  const tryNow = async () => {
    setPending(true);
    const refused = await probeLaneAction({ upstream }).then(
      (answer): AnyRefusal | null => (answer.ok ? null : answer.refusal),
      (): AnyRefusal => ({ code: "no-answer" }),
    );
    setRefusal(refused);
    setPending(false);
    setLooksLeft(refused ? 0 : LOOKS);
  };
  return (
    <div aria-live="polite" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Button size="sm" reason={reason} pending={pending} onClick={tryNow}>
        {t("tryNow")}
      </Button>
      {looksLeft > 0 && reason === null && <span className="text-muted">{t("asked")}</span>}
      {refusal && (
        <span role="alert">
          <RefusalText refusal={refusal} />
        </span>
      )}
    </div>
  );
}
