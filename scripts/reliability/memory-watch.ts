const LOOK_MS = 50;

/** How much memory the process takes at most from now on, beyond what it takes now. */
export function watchMemory(): { grownMb(): number } {
  const rss = () => process.memoryUsage.rss() / 2 ** 20;
  const before = rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, rss());
  }, LOOK_MS);
  return {
    grownMb() {
      clearInterval(timer);
      return Math.round(Math.max(most, rss()) - before);
    },
  };
}
