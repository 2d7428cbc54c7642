import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../stack/project";
import { frontConfiguration } from "./front-configuration";

const text = readFileSync(join(ROOT, "docs/nginx.conf.example"), "utf8");
const places = {
  ...{ httpsPort: 1443, httpPort: 1080, portal: "127.0.0.1:1", certificate: "/c/cert", key: "/c/key", logs: "/l" },
};

test("the file that is attacked differs from the documented one in places only", () => {
  const [before, after] = [text, frontConfiguration(text, places)].map((one) => one.split("\n"));
  const changed = after?.filter((line, at) => line !== before?.[at]) ?? [];
  expect(changed.length).toBeGreaterThan(6);
  const named =
    /^ +(listen 127\.0\.0\.1:1(443|080)|server 127|ssl_certificate|access_log|error_log)|^proxy_cache_path|^# /;
  expect(changed.filter((line) => !named.test(line))).toEqual([]);
});

test("a documented file in which a place cannot be found is not attacked", () => {
  expect(() => frontConfiguration(text.replace("listen 443", "listen 8443"), places)).not.toThrow();
  expect(() => frontConfiguration(text.replaceAll("/var/log/nginx/", "/x/"), places)).toThrow(
    "says /var/log/nginx/ no more",
  );
});

test("bodies are limited to what the portal takes", () => {
  const proxy = readFileSync(join(ROOT, "proxy.ts"), "utf8");
  expect(proxy).toContain("{ page: 6 * 1024 * 1024, api: 64 * 1024 }");
  expect(text).toContain("client_max_body_size 6m;");
  expect(text).toContain("client_max_body_size 64k;");
});

test("what nginx keeps is asked for by the path it is kept under, in one of two encodings", () => {
  const kept = text.slice(text.indexOf("location /_next/static/"));
  expect(kept).toContain("proxy_cache_key $headwater_packed$uri;");
  expect(kept).toContain("proxy_pass http://headwater/_next/static/;");
  expect(kept).toContain("proxy_ignore_headers Vary;");
  expect(text).toContain("proxy_set_header Accept-Encoding $headwater_packed;");
});
