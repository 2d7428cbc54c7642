import { expect, test } from "vitest";
import { compareHeaders } from "./compare-headers";

const differ = (expected: Record<string, string>, actual: Record<string, string>) =>
  compareHeaders(expected, actual, {}).map(({ path }) => path);

test("links are a set: neither their order nor that of an address's parameters says anything", () => {
  const printed =
    '<http://127.0.0.1/a?page=2&per_page=1>; rel="next", <http://127.0.0.1/a?page=3&per_page=1>; rel="last"';
  const sent = '<http://127.0.0.1/a?per_page=1&page=3>; rel="last", <http://127.0.0.1/a?per_page=1&page=2>; rel="next"';
  expect(differ({ Link: printed }, { link: sent })).toEqual([]);
  expect(differ({ Link: printed }, { link: sent.replace("page=2", "page=1") })).toEqual(["header:Link"]);
  expect(differ({ Link: printed }, {})).toEqual(["header:Link"]);
});

test("a media type is compared without its parameters, a placeholder stands for any value, others are equal", () => {
  expect(differ({ "Content-Type": "application/json" }, { "content-type": "application/json; charset=utf-8" })).toEqual(
    [],
  );
  expect(differ({ Location: "<status URL>" }, { location: "http://127.0.0.1/x" })).toEqual([]);
  expect(differ({ "X-Total": "2" }, { "x-total": "20" })).toEqual(["header:X-Total"]);
});
