import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { openGate } from "@/lib/upstreams/gate";
import { writeTo } from "@/lib/upstreams/write-to";

const KEY = "canary-key-0423";
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function refusing(body: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(422, { "content-type": "application/json" }).end(body),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `http://127.0.0.1:${address.port}`;
}

test("a write is shown with what was sent and answered, and wherever the key stood in it is none", async () => {
  const url = await refusing(JSON.stringify({ errors: [`${KEY} may not`] }));
  const shown: UpstreamCall[] = [];
  const { connection } = cloudhealthClient({ url, apiKey: KEY, gate: openGate, deadlineMs: 2_000 });
  await writeTo(
    { ...connection, witness: (call) => shown.push(call) },
    {
      method: "POST",
      path: "/v1/customers",
      query: [["note", `of ${KEY}`]],
      body: { name: `my ${KEY}` },
      understand: () => null,
    },
  );
  expect(shown).toMatchObject([
    {
      method: "POST",
      path: "/v1/customers",
      query: [["note", "of [key]"]],
      body: '{"name":"my [key]"}',
      status: 422,
      lines: ["[key] may not"],
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain(KEY);
});
