import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { register } from "prom-client";
import { expect, test } from "vitest";
import { timeRequests } from "@/lib/support/request-times";

test("a request is counted by what kind it is, and nothing of its address is kept", async () => {
  timeRequests();
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/api/none" ? 404 : 200;
    response.end("done");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = { method: "POST", headers: { "next-action": "00ff" } };
  for (const path of ["/customers/3947", "/customers/3948?q=Acme", "/api/none", "/_next/static/a.js"]) {
    await (await fetch(`${origin}${path}`)).text();
  }
  await (await fetch(`${origin}/customers/3947`, post)).text();
  await (await fetch(`${origin}/customers/3947`, { method: "PROPFIND" })).text();
  server.close();
  const lines = (await register.metrics()).split("\n");
  expect(lines.filter((line) => line.startsWith("headwater_request_seconds_count")).toSorted()).toEqual([
    'headwater_request_seconds_count{kind="action",method="POST",status="2xx"} 1',
    'headwater_request_seconds_count{kind="file",method="GET",status="2xx"} 1',
    'headwater_request_seconds_count{kind="page",method="GET",status="2xx"} 2',
    'headwater_request_seconds_count{kind="page",method="other",status="2xx"} 1',
    'headwater_request_seconds_count{kind="route",method="GET",status="4xx"} 1',
  ]);
  expect(lines.filter((line) => /3947|Acme/.test(line))).toEqual([]);
});
