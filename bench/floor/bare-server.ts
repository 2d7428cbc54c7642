import { createServer } from "node:http";
import { readCosts, readCustomers } from "./reads";

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const read =
    pathname === "/list" ? readCustomers(searchParams.get("q") ?? "") : readCosts(searchParams.get("customer") ?? "");
  read.then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
