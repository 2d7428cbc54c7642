import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gzipFile } from "./gzip-file";

const watched = { made: 0, isStopped: false };

function* chunks(): Generator<string> {
  watched.made = 0;
  watched.isStopped = false;
  try {
    for (; ; watched.made += 1) yield randomBytes(32_768).toString("hex");
  } finally {
    watched.isStopped = true;
  }
}

test("a file is made no faster than it is read, and no further once its reader has gone", async () => {
  const reader = gzipFile(chunks()).getReader();
  await reader.read();
  await pause(150);
  const waiting = watched.made;
  expect(waiting).toBeLessThan(60);
  await pause(150);
  expect(watched.made).toBe(waiting);
  await reader.cancel();
  await pause(50);
  expect(watched.isStopped).toBe(true);
});

test("a file holds every chunk in its order", async () => {
  const parts = Array.from({ length: 200 }, (_, at) => `${at},é\n`);
  const file = Buffer.from(await new Response(gzipFile(parts)).arrayBuffer());
  expect(gunzipSync(file).toString()).toBe(parts.join(""));
});
