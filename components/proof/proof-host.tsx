"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { type AskedProof, askThrough } from "./proven";

const ProofDialog = lazy(() => import("./proof-dialog").then((module) => ({ default: module.ProofDialog })));
const ProviderProof = lazy(() => import("./provider-proof").then((module) => ({ default: module.ProviderProof })));

/** The dialog is fetched when something wants a proof, not with the page. */
export function ProofHost() {
  const [asked, setAsked] = useState<AskedProof | null>(null);
  useEffect(() => askThrough(setAsked), []);
  if (asked === null) return null;
  const settle = (isProven: boolean) => {
    setAsked(null);
    asked.answer(isProven);
  };
  const { by, provider } = asked.wanted;
  return (
    <Suspense fallback={null}>
      {by === "provider" ? (
        <ProviderProof name={provider ?? ""} onTurnBack={() => settle(false)} />
      ) : (
        <ProofDialog by={by} onSettled={settle} />
      )}
    </Suspense>
  );
}
