import { expect, test } from "vitest";
import { contentSecurityPolicy } from "@/lib/support/content-security-policy";
import { responseHeaders } from "@/lib/support/response-headers";
import { headerFaults, tellingFaults } from "./header-faults";

const nonce = "a".repeat(22);
const policy = contentSecurityPolicy({ nonce, isDevelopment: false });
const told = responseHeaders({ policy, appOrigin: "https://portal.example", path: "/customers" });
const headers = {
  ...Object.fromEntries(Object.entries(told).map(([name, value]) => [name.toLowerCase(), value])),
  "content-type": "text/html; charset=utf-8",
};
const page = (text: string, more = {}) => ({ status: 200, headers: { ...headers, ...more }, text });

test("what the portal sets is what is due, on a page whose scripts carry the nonce", () => {
  expect(headerFaults(page(`<script nonce="${nonce}">1</script>`), "nowhere")).toEqual([]);
});

test.each(Object.keys(headers))("without %s an answer is wrong", (name) => {
  expect(headerFaults(page("x", { [name]: undefined }), "nowhere")).not.toEqual([]);
});

test.each([
  [
    "a policy that lets any script in",
    "x",
    { "content-security-policy": policy.replace("'strict-dynamic'", "'unsafe-inline'") },
  ],
  ["what it runs on", "x", { "x-powered-by": "Next.js" }],
  ["an origin that may read", "x", { "access-control-allow-origin": "*" }],
  ["a script without the nonce", "<script>1</script>", {}],
  ["a script in an attribute", '<b onclick="x">', {}],
  ["a script from elsewhere", `<script nonce="${nonce}" src="//evil.example/x.js">`, {}],
  ["leave to be kept", "x", { "cache-control": "public, max-age=60" }],
])("an answer with %s is wrong", (_what, text, more) => {
  expect(headerFaults(page(text, more), "nowhere")).toHaveLength(1);
});

test.each([
  "Error: x\n    at run (/srv/portal/.next/server/chunks/1.js:3:14)",
  "at Object.run (file:///srv/x.js:1:2)",
  'relation "customer" does not exist',
  "SELECT id FROM customer WHERE x",
  "//# sourceMappingURL=x.js.map",
  "connect ECONNREFUSED 127.0.0.1:5432",
])("an answer that says %j tells too much", (text) => {
  expect(tellingFaults(page(text))).not.toEqual([]);
});

test("a reference, a page and a refusal tell nothing", () => {
  const said =
    '{"code":"broke","reference":"0190"} Select a customer from the list at 10:20:30 <script src="/_next/static/1.js">';
  expect(tellingFaults(page(said))).toEqual([]);
});
