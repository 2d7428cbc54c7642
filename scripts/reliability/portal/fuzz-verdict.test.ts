import { expect, test } from "vitest";
import { lineFaults, verdictOf } from "./fuzz-verdict";

const request = { kind: "raw", path: "/", ask: {}, isReadable: false };
const answer = (status: number, text: string) => ({ status, headers: {}, text });

test("what breaks in our own code is ours, whatever the status says", () => {
  expect(verdictOf(request, answer(200, '1:{"code":"broke","reference":"x"}'))).toMatchObject({ isOurs: true });
  expect(verdictOf({ ...request, isReadable: true }, answer(500, ""))).toMatchObject({ isOurs: true, isBefore: false });
});

test("a 500 for what the framework could not read is its own", () => {
  expect(verdictOf(request, answer(500, "Internal Server Error"))).toEqual({
    isOurs: false,
    isBefore: true,
    telling: [],
  });
});

test.each([
  '{"level":50,"event":"action-broke","reference":"x"}',
  '{"level":50,"event":"route-broke","reference":"x"}',
  " ⨯ TypeError: Cannot read properties of undefined (reading 'id')",
  "TypeError: x is not a function",
  " ⨯ unhandledRejection: Error: x",
])("a log that says %j is a fault", (line) => {
  expect(lineFaults(line)).toHaveLength(1);
});

test.each(['{"level":40,"event":"invalid-input"}', "    at run (x.js:1:2)", " ⨯ Error: Connection closed."])(
  "a log that says %j is none",
  (line) => {
    expect(lineFaults(line)).toEqual([]);
  },
);
