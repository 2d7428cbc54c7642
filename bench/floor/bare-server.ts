import { createServer } from "node:http";
import { readAccounts, readCosts, readCustomers } from "./reads";

function read(pathname: string, params: URLSearchParams): Promise<unknown> {
  const q = params.get("q") ?? "";
  if (pathname === "/list") return readCustomers(q);
  if (pathname === "/accounts") return readAccounts(q, Number(params.get("page") ?? "1"));
  return readCosts(params.get("customer") ?? "");
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  read(pathname, searchParams).then(
    (body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("listening\n"));
