/** Counts promises that failed and nobody looked at, from now until `stop`. */
export function countUnhandled(): { readonly seen: unknown[]; stop(): void } {
  const seen: unknown[] = [];
  const note = (reason: unknown) => seen.push(reason);
  process.on("unhandledRejection", note);
  return { seen, stop: () => process.off("unhandledRejection", note) };
}
