import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { CLOUDMC_KEY } from "../cloudmc/cloudmc-seeds";
import { HERE_KEY_SECRET } from "../here/keys";
import type { SandboxClient } from "../testing/sandbox-client";
import type { Example, ExampleRequest, Json } from "./example";
import type { Run } from "./recipe";
import { bodyText } from "./send-raw";
import { signTokenRequest } from "./sign-token-request";

export function baseOf({ upstream }: Example, { running }: SandboxClient): string {
  const { origin } = running.sandbox;
  return `${origin}/${upstream}`;
}

/** One text for another wherever it stands in the strings of a value, its keys included. */
export function rename(value: Json, names: Record<string, string>): Json {
  const text = (before: string) =>
    Object.entries(names).reduce((name, [printed, here]) => name.replaceAll(printed, here), before);
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), rename(inner, names)]));
}

async function hereToken(client: SandboxClient): Promise<string> {
  const { json } = await client.token();
  const isToken = typeof json === "object" && json !== null && "access_token" in json;
  return isToken ? String(json.access_token) : "";
}

/** The printed call with the sandbox's keys in the places the source marks. */
export async function prepareRequest(example: Example, run: Run, client: SandboxClient): Promise<ExampleRequest> {
  const { reason: _reason, signedWith, ...override } = run.request ?? {};
  const printed = { ...example.request, ...override };
  const names: Record<string, string> = {
    ...run.names,
    "<api_key>": CLOUDHEALTH_KEY,
    "<unknown key>": "unknown-key",
    "<key>": CLOUDMC_KEY,
  };
  if (example.upstream === "here") names["<token>"] = await hereToken(client);
  const headers = Object.fromEntries(
    Object.entries(printed.headers).map(([name, value]) => [name, String(rename(value, names))]),
  );
  const call: ExampleRequest = {
    method: printed.method,
    path: String(rename(printed.path, names)),
    query: printed.query.map(([name, value]) => [name, String(rename(value, names))]),
    headers,
    body: rename(printed.body, names),
  };
  if (headers.Authorization?.startsWith("OAuth") === true) {
    const isForm = headers["Content-Type"]?.includes("form") === true;
    headers.Authorization = signTokenRequest({
      url: `${baseOf(example, client)}${call.path}`,
      query: call.query,
      form: isForm ? [...new URLSearchParams(bodyText(call) ?? "")] : [],
      secret: signedWith ?? HERE_KEY_SECRET,
      seconds: Math.floor(client.running.sandbox.tokenClock.now().getTime() / 1000),
    });
  }
  return call;
}
