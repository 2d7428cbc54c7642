"use client";

import { useEffect, useState } from "react";
import { SectionError } from "../ui/section-error";
import en from "../words/en/access.json";
import fr from "../words/fr/access.json";

/** Words come along with the code: where a page broke, whatever brings them to the browser may have broken too. */
export function BrokenPage({ reference, onRetry }: { reference: string | undefined; onRetry: () => void }) {
  const [words, setWords] = useState(en.broken);
  useEffect(() => {
    if (document.documentElement.lang === "fr") setWords(fr.broken);
  }, []);
  return (
    <SectionError
      title={words.title}
      note={words.note}
      reference={reference ? words.reference.replace("{id}", reference) : null}
      retryLabel={words.retry}
      onRetry={onRetry}
    />
  );
}
