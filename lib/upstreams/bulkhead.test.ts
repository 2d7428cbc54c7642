import { expect, test } from "vitest";
import type { Upstream } from "@/lib/domain/values/upstream";
import { inBulkhead } from "@/lib/upstreams/bulkhead";
import { UpstreamFailure } from "@/lib/upstreams/failure";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Calls that stay under way until they are let go, and which of them have begun. */
function heldCalls(upstream: Upstream, kind: "read" | "write") {
  const begun: number[] = [];
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const start = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      inBulkhead(upstream, kind, async () => {
        begun.push(at);
        await gate;
      }),
    );
  return { begun, start, letGo: () => letGo() };
}

test("four calls of a process are under way at an upstream, the fifth waits for a place", async () => {
  const calls = heldCalls("cloudhealth", "read");
  const all = calls.start(5);
  await turn();
  expect(calls.begun).toEqual([0, 1, 2, 3]);
  calls.letGo();
  await Promise.all(all);
  expect(calls.begun).toEqual([0, 1, 2, 3, 4]);
});

test("with a hundred waiting the next one fails at once, and nothing of it was sent", async () => {
  const calls = heldCalls("cloudmc", "read");
  const all = calls.start(104);
  await turn();
  const refused = await inBulkhead("cloudmc", "read", async () => "sent").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UpstreamFailure);
  expect(refused).toMatchObject({ reason: "limited", sent: false });
  calls.letGo();
  await Promise.all(all);
  expect(calls.begun).toHaveLength(104);
});

test("a write never queues behind reads, nor a read of one upstream behind those of another", async () => {
  const calls = heldCalls("here", "read");
  const all = calls.start(104);
  await turn();
  expect(await inBulkhead("here", "write", async () => "sent")).toBe("sent");
  expect(await inBulkhead("cloudhealth", "read", async () => "sent")).toBe("sent");
  calls.letGo();
  await Promise.all(all);
});
