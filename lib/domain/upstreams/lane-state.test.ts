import { expect, test } from "vitest";
import { laneState } from "@/lib/domain/upstreams/lane-state";

const AT = "2026-05-05T10:00:00.000Z";

test.each([
  ["a lane in order lets calls pass", "closed", null, { at: "passing" }],
  ["a vendor's wish for quiet is a pause", "closed", AT, { at: "paused", until: AT }],
  ["failures stop it until the next try", "open", AT, { at: "stopped", because: "failures", nextTry: AT }],
  ["a try that is due leaves with the next call", "open", null, { at: "stopped", because: "failures", nextTry: null }],
  ["a refused key stops it too", "locked", AT, { at: "stopped", because: "key", nextTry: AT }],
  ["a trial call is under way", "half-open", AT, { at: "trying" }],
] as const)("%s", (_rule, breaker, nextCallAt, state) => {
  expect(laneState({ breaker, nextCallAt })).toEqual(state);
});
