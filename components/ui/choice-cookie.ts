const YEAR_SECONDS = 31_536_000;
const OF_HOST = "__Host-";

interface Choice {
  readonly name: string;
  readonly value: string;
  readonly isSecure: boolean;
}

/** A habit of the browser's, such as its theme. On https it comes by https only and no other host can set it. */
export function choiceCookie({ name, value, isSecure }: Choice): string {
  const pair = `${isSecure ? OF_HOST : ""}${name}=${value}`;
  return `${pair}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${isSecure ? "; secure" : ""}`;
}

export function keepChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
  document.cookie = choiceCookie({ name, value, isSecure: window.location.protocol === "https:" });
}

interface Cookies {
  get(name: string): { readonly value: string } | undefined;
}

export function chosenIn(cookies: Cookies, name: string): string | undefined {
  return (cookies.get(`${OF_HOST}${name}`) ?? cookies.get(name))?.value;
}
