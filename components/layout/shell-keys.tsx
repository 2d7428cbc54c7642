"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { isTyping } from "../ui/typing";
import type { KeyGroup } from "./keys-dialog";
import type { PageEntry, PaletteWords } from "./palette-words";
import { onPanel, openPanel, type PanelName } from "./panels";

const CommandPalette = lazy(() => import("./command-palette").then((module) => ({ default: module.CommandPalette })));
const KeysDialog = lazy(() => import("./keys-dialog").then((module) => ({ default: module.KeysDialog })));

export type ShellKeysProps = {
  searchUrl?: string | undefined;
  pages: readonly PageEntry[];
  paletteWords: PaletteWords;
  keyGroups: readonly KeyGroup[];
  keysTitle: string;
  closeLabel: string;
};

function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>("[data-hw-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function submitForm(event: KeyboardEvent): void {
  const nearest = event.target instanceof HTMLElement ? event.target.closest("form, dialog") : null;
  if (nearest instanceof HTMLFormElement) nearest.requestSubmit();
}

function answerKey(event: KeyboardEvent): void {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") document.documentElement.dataset.tips = "off";
  if (isCommand && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPanel("palette");
  } else if (isCommand && event.key === "Enter") submitForm(event);
  else if (isTyping(event)) return;
  else if (event.key === "?") openPanel("keys");
  else if (event.key === "/") focusSearch(event);
}

const showTips = () => document.documentElement.removeAttribute("data-tips");

export function ShellKeys(props: ShellKeysProps) {
  const { searchUrl, pages, paletteWords, keyGroups, keysTitle, closeLabel } = props;
  const [panel, setPanel] = useState<PanelName | null>(null);
  useEffect(() => {
    document.addEventListener("keydown", answerKey);
    document.addEventListener("pointermove", showTips, { passive: true });
    document.addEventListener("focusin", showTips);
    const forget = onPanel(setPanel);
    return () => {
      document.removeEventListener("keydown", answerKey);
      document.removeEventListener("pointermove", showTips);
      document.removeEventListener("focusin", showTips);
      forget();
    };
  }, []);
  return (
    <Suspense fallback={null}>
      {panel === "palette" && (
        <CommandPalette searchUrl={searchUrl} pages={pages} words={paletteWords} onClose={() => setPanel(null)} />
      )}
      {panel === "keys" && (
        <KeysDialog title={keysTitle} closeLabel={closeLabel} groups={keyGroups} onClose={() => setPanel(null)} />
      )}
    </Suspense>
  );
}
