/** A browser that keeps cookies, follows nothing by itself, and tells every host the cookies of that host alone. */
export class CookieJar {
  readonly #cookies = new Map<string, Map<string, string>>();

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url, { ...init, redirect: "manual", headers: { cookie: this.headerFor(url) } });
    for (const line of answer.headers.getSetCookie()) this.#keep(url, line);
    return answer;
  }

  /** Follows redirects as long as they lead to addresses that begin so. */
  async follow(url: string, within: string): Promise<string> {
    const answer = await this.ask(url);
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${answer.status} without a way on`);
    const next = new URL(location, url).href;
    return next.startsWith(within) ? this.follow(next, within) : next;
  }

  get(url: string, name: string): string | undefined {
    return this.#of(url).get(name);
  }

  set(url: string, name: string, value: string): void {
    this.#of(url).set(name, value);
  }

  headerFor(url: string): string {
    return [...this.#of(url)].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keep(url: string, line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    this.set(url, pair.slice(0, at), pair.slice(at + 1));
  }

  #of(url: string): Map<string, string> {
    const { host } = new URL(url);
    const known = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, known);
    return known;
  }
}
