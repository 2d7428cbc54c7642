import { expect, test } from "vitest";
import { sandboxEnvironment, unconfiguredUpstreams } from "./sandbox-environment";

const PLACE = { cloudhealth: "c", cloudmc: "m", here: "h", hereToken: "t", control: "x" };

test("the sandbox stands in for each upstream of which nothing is configured", () => {
  expect(unconfiguredUpstreams({})).toEqual(["cloudhealth", "cloudmc", "here"]);
  expect(unconfiguredUpstreams({ CLOUDMC_URL: "https://cloudmc.example.com", CLOUDMC_API_KEY: "k" })).toEqual([
    "cloudhealth",
    "here",
  ]);
});

test("an upstream that is configured in part is not the sandbox's", () => {
  expect(unconfiguredUpstreams({ HERE_REALM_ID: "org1" })).toEqual(["cloudhealth", "cloudmc"]);
});

test("the sandbox's addresses never replace those of a configured upstream", () => {
  const environment = sandboxEnvironment(PLACE, ["cloudmc"]);
  expect(environment).toMatchObject({ CLOUDMC_URL: "m", ALLOW_LOOPBACK_UPSTREAMS: "1" });
  expect(environment).not.toHaveProperty("CLOUDHEALTH_URL");
  expect(environment).not.toHaveProperty("HERE_USAGE_URL");
});

test("beside one real upstream nobody comes in by the sandbox's public password", () => {
  expect(sandboxEnvironment(PLACE)).toMatchObject({ HEADWATER_SANDBOX: "1" });
  for (const upstreams of [["cloudmc"], ["cloudhealth", "here"]] as const) {
    expect(sandboxEnvironment(PLACE, upstreams)).not.toHaveProperty("HEADWATER_SANDBOX");
  }
});
