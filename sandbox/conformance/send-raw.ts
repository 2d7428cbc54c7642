import { request } from "node:http";
import type { ExampleRequest } from "./example";

export type RawAnswer = { status: number; headers: Record<string, string>; text: string };

function queryText(pairs: readonly [string, string][]): string {
  return pairs
    .map(([name, value]) =>
      name === "" && value === "" ? "" : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join("&");
}

export function bodyText({ body, headers }: ExampleRequest): string | null {
  if (body === null || typeof body === "string") return body;
  const isForm = headers["Content-Type"]?.includes("x-www-form-urlencoded") === true;
  if (!isForm || typeof body !== "object" || Array.isArray(body)) return JSON.stringify(body);
  return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString();
}

/** Sends path and query letter by letter: a client library would make `//` and `?&` plain. */
export function sendRaw(base: string, call: ExampleRequest): Promise<RawAnswer> {
  const { hostname, port, pathname } = new URL(base);
  const body = bodyText(call);
  const path = `${pathname}${call.path}${call.query.length === 0 ? "" : `?${queryText(call.query)}`}`;
  const headers = { ...call.headers, ...(body === null ? {} : { "Content-Length": String(Buffer.byteLength(body)) }) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: call.method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.join(", ") : (value ?? ""),
            ]),
          ),
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body ?? undefined);
  });
}
