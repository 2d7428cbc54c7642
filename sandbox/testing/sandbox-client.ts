import { createHmac, randomUUID } from "node:crypto";
import { fetch, type Headers } from "undici";
import { DEFAULT_OPTIONS, type SandboxOptions } from "../arguments";
import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { CLOUDMC_KEY } from "../cloudmc/cloudmc-seeds";
import { HERE_KEY_ID, HERE_KEY_SECRET } from "../here/keys";
import { type RunningSandbox, startSandbox } from "../start-sandbox";

type Answer = { status: number; headers: Headers; text: string; json: unknown };
type Request = { method?: string; headers?: Record<string, string>; body?: unknown };

/** A client of its own for the tests: it knows the wire, and nothing of how the sandbox keeps its rows. */
export class SandboxClient {
  constructor(readonly running: RunningSandbox) {}

  async send(url: string, { method = "GET", headers = {}, body }: Request = {}): Promise<Answer> {
    const sent = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(url, { method, headers, body: sent });
    const text = await response.text();
    const isJson = response.headers.get("Content-Type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
  }

  cloudHealth(path: string, request: Request = {}): Promise<Answer> {
    const headers: Record<string, string> = { Authorization: `Bearer ${CLOUDHEALTH_KEY}` };
    if (request.body !== undefined) headers["Content-Type"] = "application/json";
    return this.send(`${this.running.addresses.cloudhealth}${path}`, {
      ...request,
      headers: { ...headers, ...request.headers },
    });
  }

  cloudMc(path: string, request: Request = {}): Promise<Answer> {
    const headers = { "MC-Api-Key": CLOUDMC_KEY, ...request.headers };
    return this.send(`${this.running.addresses.cloudmc}/api/v2${path}`, { ...request, headers });
  }

  control(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<Answer> {
    const headers = { "Content-Type": "application/json" };
    return this.send(`${this.running.addresses.control}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  }

  token(change: Partial<Record<string, string>> = {}): Promise<Answer> {
    const parts: Record<string, string> = {
      oauth_consumer_key: HERE_KEY_ID,
      oauth_nonce: randomUUID(),
      oauth_signature_method: "HMAC-SHA256",
      oauth_timestamp: String(Math.floor(Date.now() / 1000)),
      oauth_version: "1.0",
    };
    for (const [name, value] of Object.entries(change)) if (value !== undefined && name in parts) parts[name] = value;
    const url = this.running.addresses.hereToken;
    const sorted = Object.entries({ ...parts, grant_type: "client_credentials" }).sort(([a], [b]) => (a < b ? -1 : 1));
    const base = ["POST", url, sorted.map(([name, value]) => `${name}=${value}`).join("&")]
      .map(encodeURIComponent)
      .join("&");
    const signature = createHmac("sha256", `${change.secret ?? HERE_KEY_SECRET}&`)
      .update(base)
      .digest("base64");
    const header = Object.entries({ ...parts, oauth_signature: encodeURIComponent(signature) }).map(
      ([name, value]) => `${name}="${value}"`,
    );
    return this.send(url, {
      method: "POST",
      headers: { Authorization: `OAuth ${header.join(", ")}`, "Content-Type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials",
    });
  }
}

export async function startForTest(options: Partial<SandboxOptions> = {}): Promise<SandboxClient> {
  return new SandboxClient(await startSandbox({ ...DEFAULT_OPTIONS, rateLimit: null, ...options }));
}
