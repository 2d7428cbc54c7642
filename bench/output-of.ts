import type { ChildProcess } from "node:child_process";

const WITHIN_MS = 30_000;

/** The first part of what a process says that matches; fails when it ends, or keeps silent, before. */
export function outputOf(child: ChildProcess, wanted: RegExp, withinMs: number = WITHIN_MS): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`A process was not ready in time: ${said}`)), withinMs);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`A process ended before it was ready: ${said}`)));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-10_000);
      const found = wanted.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    });
  });
}
