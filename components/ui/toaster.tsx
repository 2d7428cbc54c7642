"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { summonWith } from "./toast-store";

const ToastViewport = lazy(() => import("./toast-viewport").then((module) => ({ default: module.ToastViewport })));

/** The toast machinery is fetched with the first toast, not with the page. */
export function Toaster({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => summonWith(() => setWanted(true)), []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <ToastViewport label={label} dismissLabel={dismissLabel} />
    </Suspense>
  );
}
