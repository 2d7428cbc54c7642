import { allowTypescript } from "./allow-typescript.mjs";
import { openHome } from "./home.mjs";
import { ensureInstalled, requireNode } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { ROOT, runCommand } from "./run-command.mjs";

/** Only Node's own modules may be imported up to `ensureInstalled`: on a fresh clone there is nothing else. */
export async function startCommand(mode, help) {
  await runCommand(help, async (signal) => {
    requireNode(ROOT);
    const home = openHome(ROOT);
    const lock = takeLock(home);
    try {
      await ensureInstalled(ROOT, signal);
      await allowTypescript(ROOT);
      const { runStack } = await import("./run-stack.ts");
      await runStack({ home, signal, mode });
    } finally {
      lock.release();
    }
  });
}
