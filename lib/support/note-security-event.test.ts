import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

const NOTED = `
  const { noteSecurityEvent } = await import("@/lib/support/note-security-event");
  noteSecurityEvent("foreign-origin", { origin: "https://evil.example\\n{\\"event\\":\\"signed-in\\"}" });
  for (let n = 0; n < 1000; n += 1) noteSecurityEvent("not-permitted", { person: "p1", permission: "people:manage" });
  noteSecurityEvent("signed-in", { ip: "198.51.100.7", person: "p1", factor: "password" });
`;

test("each event is one line that says when, who and what; whoever repeats one does not fill the log", () => {
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", NOTED],
    { cwd: path.resolve(import.meta.dirname, "../.."), encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  const lines = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(302);
  expect(lines.every(({ security, time }) => security === true && /^\d{4}-\d\d-\d\dT.*Z$/.test(time))).toBe(true);
  expect(lines[0]).toMatchObject({ event: "foreign-origin", origin: expect.stringContaining("\n") });
  expect(lines.at(-1)).toMatchObject({ event: "signed-in", ip: "198.51.100.7", person: "p1", factor: "password" });
});
