import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HereFile {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A HERE whose only report is this file, sent as fast as it is read: what is measured is who takes it in. */
export async function serveHereFile(path: string, realm: string): Promise<HereFile> {
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          access_token: "t",
          accessToken: "t",
          expires_in: 3600,
          expiresIn: 3600,
          token_type: "bearer",
          tokenType: "bearer",
        }),
      );
      return;
    }
    response.setHeader("content-type", "application/x-gzip");
    createReadStream(path).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const nowhere = "http://127.0.0.1:9";
  return {
    environment: {
      HERE_USAGE_URL: `http://127.0.0.1:${port}`,
      HERE_TOKEN_URL: `http://127.0.0.1:${port}/oauth2/token`,
      HERE_ACCESS_KEY_ID: "none",
      HERE_ACCESS_KEY_SECRET: "none",
      HERE_REALM_ID: realm,
      CLOUDHEALTH_URL: nowhere,
      CLOUDHEALTH_API_KEY: "none",
      CLOUDMC_URL: nowhere,
      CLOUDMC_API_KEY: "none",
      NODE_ENV: "test",
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
