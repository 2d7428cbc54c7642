import type { Answer, PortalClient } from "./portal-client";
import { PASSWORD } from "./principals";

const FORM = "application/x-www-form-urlencoded";

export interface SignInStep {
  readonly email: string;
  readonly password?: string;
  /** What the browser holds already. */
  readonly cookie?: string;
  /** Where it comes from, as the proxy in front would say. */
  readonly address?: string;
  readonly callbackUrl?: string;
}

export interface Token {
  readonly csrfToken: string;
  readonly cookie: string;
}

export async function takeToken(client: PortalClient, cookie = ""): Promise<Token> {
  const answer = await client.ask("/api/auth/csrf", { cookie });
  return { csrfToken: JSON.parse(answer.text).csrfToken, cookie: joined(cookie, cookiesOf(answer)) };
}

/** Signs in at the door as the page's form does. */
export async function signInWith(
  client: PortalClient,
  step: SignInStep,
  token?: Token,
): Promise<{ answer: Answer; cookie: string }> {
  const { csrfToken, cookie } = token ?? (await takeToken(client, step.cookie));
  const { email, password = PASSWORD, callbackUrl = "/" } = step;
  const answer = await client.ask("/api/auth/callback/credentials", {
    method: "POST",
    cookie,
    headers: { "content-type": FORM, "x-forwarded-for": step.address ?? "198.51.100.1" },
    body: new URLSearchParams({ csrfToken, email, password, callbackUrl, json: "true" }).toString(),
  });
  return { answer, cookie: joined(cookie, cookiesOf(answer)) };
}

export async function signOutWith(client: PortalClient, cookie: string, callbackUrl = "/"): Promise<Answer> {
  const token = await takeToken(client, cookie);
  return client.ask("/api/auth/signout", {
    method: "POST",
    cookie: token.cookie,
    headers: { "content-type": FORM },
    body: new URLSearchParams({ csrfToken: token.csrfToken, callbackUrl, json: "true" }).toString(),
  });
}

export async function isLetIn(client: PortalClient, cookie: string): Promise<boolean> {
  const { status } = await client.ask("/api/customers/template", { cookie });
  return status !== 401;
}

export function setCookies({ headers }: Answer): string[] {
  return [headers["set-cookie"] ?? []].flat();
}

export const sessionOf = (cookie: string) => /headwater\.sid=([^;]+)/.exec(cookie)?.[1] ?? "";

function cookiesOf(answer: Answer): string {
  return setCookies(answer)
    .map((line) => line.split(";")[0])
    .join("; ");
}

/** The later of two of a name counts. */
function joined(...texts: readonly string[]): string {
  const pairs = texts.flatMap((text) => text.split("; ")).filter((pair) => pair !== "");
  return [...new Map(pairs.map((pair) => [pair.split("=")[0], pair])).values()].join("; ");
}
