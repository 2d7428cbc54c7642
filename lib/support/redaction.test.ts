import { expect, test } from "vitest";
import { withoutQueries } from "@/lib/support/redaction";

test.each([
  [
    "GET https://a.example.com/v1/customers?api_key=k&page=2 failed",
    "GET https://a.example.com/v1/customers?[removed] failed",
  ],
  ["at /v1/customers?api_key=k", "at /v1/customers?[removed]"],
  ['{"path":"/api/search?api_key=k","n":1}', '{"path":"/api/search?[removed]","n":1}'],
])("a query never reaches the log: %s", (line, written) => expect(withoutQueries(line)).toBe(written));

test("a question mark in a sentence stays", () => {
  expect(withoutQueries("Is it there? Yes")).toBe("Is it there? Yes");
});
