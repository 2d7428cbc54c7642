export type PanelName = "palette" | "keys" | "navigation";
type Listener = (name: PanelName | null) => void;

const listeners = new Set<Listener>();

/** Lets a button anywhere in the frame ask for a panel that is mounted, and fetched, elsewhere. */
export function openPanel(name: PanelName | null): void {
  for (const listener of listeners) listener(name);
}

export function onPanel(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
