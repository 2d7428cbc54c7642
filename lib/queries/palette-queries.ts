import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";

const PaletteAnswer = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      hint: z.string().nullable().default(null),
      href: z.string().startsWith("/"),
    }),
  ),
});
export type PaletteItem = z.infer<typeof PaletteAnswer>["items"][number];

async function askPalette(searchUrl: string, query: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const response = await fetch(`${searchUrl}?${new URLSearchParams({ q: query })}`, { signal });
  if (!response.ok) throw new Error(`The palette's search answered ${response.status}`);
  return PaletteAnswer.parse(await response.json()).items;
}

export function paletteSearch(searchUrl: string | undefined, query: string) {
  return queryOptions({
    queryKey: ["palette", searchUrl, query],
    queryFn: async ({ signal }): Promise<PaletteItem[]> =>
      searchUrl === undefined ? [] : askPalette(searchUrl, query, signal),
    enabled: searchUrl !== undefined && query !== "",
    placeholderData: keepPreviousData,
  });
}
