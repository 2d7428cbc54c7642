export type ToastTone = "positive" | "info" | "caution" | "negative";
export type ToastText = { title: string; note?: string; tone?: ToastTone; href?: string; hrefLabel?: string };
type Listener = (toast: ToastText) => void;

const waiting: ToastText[] = [];
let viewport: Listener | null = null;
let summon: (() => void) | null = null;

/** Shown at once where a viewport is mounted; the first one waits for the viewport to be loaded. */
export function showToast(toast: ToastText): void {
  if (viewport) viewport(toast);
  else {
    waiting.push(toast);
    summon?.();
  }
}

export function summonWith(load: () => void): () => void {
  summon = load;
  if (waiting.length > 0) load();
  return () => {
    summon = null;
  };
}

export function deliverTo(listener: Listener): () => void {
  viewport = listener;
  for (const toast of waiting.splice(0)) listener(toast);
  return () => {
    viewport = null;
  };
}
