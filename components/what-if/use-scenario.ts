"use client";

import { useCallback, useEffect, useState } from "react";
import type { ScenarioDrafts } from "@/lib/domain/pricing/scenario-drafts";

const MOST_STEPS = 200;

interface History {
  readonly past: readonly ScenarioDrafts[];
  readonly present: ScenarioDrafts;
  /** What was typed into last: one undo takes back all that was typed there in a row. */
  readonly place: string | null;
}

export type ScenarioChange = (change: (drafts: ScenarioDrafts) => ScenarioDrafts, place: string | null) => void;

/** The scenario as it is typed, and every step back. Ctrl or Cmd + Z takes a step back wherever the focus is. */
export function useScenario(first: ScenarioDrafts) {
  const [history, setHistory] = useState<History>({ past: [], present: first, place: null });
  const change = useCallback<ScenarioChange>((make, place) => {
    setHistory(({ past, present, place: last }) => {
      const isSamePlace = place !== null && place === last;
      return {
        past: isSamePlace ? past : [...past, present].slice(-MOST_STEPS),
        present: make(present),
        place,
      };
    });
  }, []);
  const undo = useCallback(() => {
    setHistory((now) => {
      const back = now.past.at(-1);
      return back === undefined ? now : { past: now.past.slice(0, -1), present: back, place: null };
    });
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey))
        return;
      if (event.target instanceof HTMLElement && event.target.closest("form") !== null) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [undo]);
  return { drafts: history.present, change, undo, canUndo: history.past.length > 0 };
}
