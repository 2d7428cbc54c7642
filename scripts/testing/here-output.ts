import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll } from "vitest";

/** What stands in for HERE's file: bytes, or a stream of them. */
export type OutputBody = () => Buffer | Readable;

export interface HereOutput {
  serve(body: OutputBody): void;
}

/** A HERE that has one finished report and hands over as its file whatever the test says. */
export function useHereOutput(): HereOutput {
  let output: OutputBody = () => Buffer.alloc(0);
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      const token = { access_token: "t", accessToken: "t", token_type: "bearer", tokenType: "bearer" };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ...token, expires_in: 3600, expiresIn: 3600 }));
      return;
    }
    response.setHeader("content-type", "application/x-gzip");
    const body = output();
    if (body instanceof Readable) body.on("error", () => response.destroy()).pipe(response);
    else response.end(body);
    response.on("close", () => body instanceof Readable && body.destroy());
  });
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    process.env.HERE_USAGE_URL = `http://127.0.0.1:${port}`;
    process.env.HERE_TOKEN_URL = `http://127.0.0.1:${port}/oauth2/token`;
    process.env.HERE_REALM_ID = "org-own";
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return { serve: (body) => (output = body) };
}
