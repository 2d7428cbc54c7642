import { openHome } from "./home.mjs";
import { ensureInstalled, requireNode } from "./install.mjs";
import { loadTypescript } from "./load-typescript.mjs";
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
      const { runStack } = await loadTypescript(ROOT, "scripts/stack/run-stack.ts");
      await runStack({ home, signal, mode });
    } finally {
      lock.release();
    }
  });
}
