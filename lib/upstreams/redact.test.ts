import { expect, test } from "vitest";
import { maskedBody, redact } from "@/lib/upstreams/redact";

test("keys and addresses are taken out of an upstream's sentences", () => {
  expect(redact(["The key k-1 (see https://example.test/?api_key=k-1) is bad"], ["k-1"])).toEqual([
    "The key [key] (see [address] is bad",
  ]);
});

test("control and direction characters become blanks, empty lines go", () => {
  expect(redact(["a\u0000\u001b[31mb\u202ec", " \n "], [])).toEqual(["a [31mb c"]);
});

test("sentences are bounded in number and length", () => {
  const lines = redact(
    Array.from({ length: 100 }, () => "x".repeat(10_000)),
    [""],
  );
  expect([lines.length, lines[0]?.length]).toEqual([20, 500]);
});

test("a key that somebody typed into a form is not kept with what was sent, and that is bounded", () => {
  expect(maskedBody('{"name":"k-1 of k-1"}', ["", "k-1"])).toBe('{"name":"[key] of [key]"}');
  expect(maskedBody("x".repeat(10_000), []).length).toBe(4_001);
});
