const ELSEWHERE = "https://elsewhere.invalid";
const NOT_A_PLACE_TO_RETURN_TO = /^\/(sign-in|api|_next)([/?#]|$)/;

/** Where to go after signing in: an address of our own pages, whatever the link that led here says; else the start. */
export function returnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || NOT_A_PLACE_TO_RETURN_TO.test(asked)) return "/";
  try {
    const url = new URL(asked, ELSEWHERE);
    return url.origin === ELSEWHERE ? `${url.pathname}${url.search}` : "/";
  } catch {
    return "/";
  }
}
