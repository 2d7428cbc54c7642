import { expect, test } from "vitest";
import { BadArguments, DEFAULT_OPTIONS, parseArguments } from "./arguments";

test("values may follow their name or an equals sign", () => {
  expect(parseArguments(["--port", "4100", "--seed=7", "--rate-limit", "off", "--state", "x"])).toEqual({
    ...DEFAULT_OPTIONS,
    port: 4100,
    seed: 7,
    rateLimit: null,
    stateFolder: "x",
  });
});

test.each([
  [["--prot", "1"]],
  [["--port"]],
  [["--port", "--seed"]],
  [["--port", "70000"]],
  [["--seed", "1.5"]],
  [["--rate-limit", "0"]],
  [["4100"]],
  [["--customers", "200", "--accounts", "160"]],
])("%j is refused in one line", (given) => {
  expect(() => parseArguments(given)).toThrow(BadArguments);
  expect(() => parseArguments(given)).toThrow(/^[^\n]+$/);
});
