import type { Comparison, Difference } from "./recipe";

const PLACEHOLDER = /^<[^<>]+>$/;

/** Order of links and of an address's parameters says nothing; scheme and host may be left out in print. */
function linkParts(value: string): string[] {
  return [...value.matchAll(/<([^>]*)>\s*;\s*rel="?([^",;]+)"?/g)]
    .map(([, address = "", relation]) => {
      const url = new URL(address, "http://127.0.0.1");
      url.searchParams.sort();
      return `${relation} ${url.origin}${url.pathname}?${url.searchParams}`;
    })
    .sort();
}

function isSame(name: string, expected: string, actual: string): boolean {
  if (PLACEHOLDER.test(expected) && name !== "link") return actual !== "";
  if (name === "link") return linkParts(expected).join() === linkParts(actual).join();
  if (name === "content-type") return expected.split(";")[0] === actual.split(";")[0];
  return name === "x-correlation-id" ? actual !== "" : expected === actual;
}

export function compareHeaders(
  expected: Record<string, string>,
  actual: Record<string, string>,
  compare: Comparison,
): Difference[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    if (`header:${name}` in (compare.ignored ?? {})) return [];
    const given = actual[name.toLowerCase()];
    if (given !== undefined && isSame(name.toLowerCase(), value, given)) return [];
    return [{ path: `header:${name}`, expected: value, actual: given }];
  });
}
