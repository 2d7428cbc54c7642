export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;
export type ParamChanges = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * A list's address with some parameters changed; `null` removes one. Any change other than to the page itself starts
 * again at the first page. A parameter with several values is repeated: values may hold commas.
 */
export function address(pathname: string, params: Params, changes: ParamChanges = {}): string {
  const keepsPage = Object.keys(changes).every((key) => key === "page");
  const merged = { ...params, ...(keepsPage ? {} : { page: undefined }), ...changes };
  const pairs = Object.entries(merged).flatMap(([key, value]) =>
    [value ?? []].flat().map((one): [string, string] => [key, one]),
  );
  const query = new URLSearchParams(pairs.filter(([, value]) => value !== "")).toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}
