const OURS = "https://ours.invalid";
const NOT_A_PLACE_TO_RETURN_TO = /^\/(sign-in|api|_next)(\/|$)/;

/**
 * Where to go after signing in: an address of our own pages, whatever the link that led here says; else the start.
 * Judged as the browser will read it, because "/.//host" only becomes another site once its dots are resolved.
 */
export function returnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, OURS)) return "/";
  const url = new URL(asked, OURS);
  if (url.origin !== OURS || url.pathname.startsWith("//")) return "/";
  return NOT_A_PLACE_TO_RETURN_TO.test(url.pathname) ? "/" : `${url.pathname}${url.search}`;
}
