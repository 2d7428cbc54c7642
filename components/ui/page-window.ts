const NEIGHBOURS = 1;

/** Page numbers to offer: the ends, the current page with its neighbours, and a gap where numbers are left out. */
export function pageWindow(current: number, last: number): (number | "gap")[] {
  const shown = new Set([1, last]);
  for (let page = current - NEIGHBOURS; page <= current + NEIGHBOURS; page += 1) {
    if (page >= 1 && page <= last) shown.add(page);
  }
  const pages = [...shown].sort((a, b) => a - b);
  return pages.flatMap((page, at) => {
    const before = pages[at - 1];
    if (before === undefined || page === before + 1) return [page];
    return page === before + 2 ? [page - 1, page] : ["gap" as const, page];
  });
}
