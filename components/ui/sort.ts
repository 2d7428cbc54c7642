export type SortDirection = "asc" | "desc";
export type Sort<Key extends string = string> = { key: Key; dir: SortDirection };

/** Reads `name` or `-name`; anything that is not on the list falls back. */
export function sortFrom<Key extends string>(
  value: string | readonly string[] | undefined,
  allowed: readonly Key[],
  fallback: Sort<Key>,
): Sort<Key> {
  if (typeof value !== "string") return fallback;
  const dir = value.startsWith("-") ? "desc" : "asc";
  const key = allowed.find((one) => one === value.replace(/^-/, ""));
  return key === undefined ? fallback : { key, dir };
}

export function sortText({ key, dir }: Sort): string {
  return dir === "desc" ? `-${key}` : key;
}
