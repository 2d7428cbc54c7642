const BEAT_MS = 10_000;
const TICK_MS = 500;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done and for how long: one line that counts on a terminal, a line now and then in a log. */
export async function step(title, work) {
  const since = Date.now();
  let detail = "";
  const line = () => `  ${title}${detail && ` ${detail}`}`;
  const isLive = process.stdout.isTTY === true;
  let last = "";
  const beat = setInterval(
    () => {
      if (isLive) process.stdout.write(`\r\u001b[K${line()} … ${seconds(since)}`);
      else if (last !== line() || Date.now() - since > BEAT_MS) console.log(`${line()} … ${seconds(since)}`);
      last = line();
    },
    isLive ? TICK_MS : BEAT_MS,
  );
  beat.unref();
  try {
    const result = await work((text) => {
      detail = text;
    });
    if (isLive) process.stdout.write("\r\u001b[K");
    console.log(`${line()}: ${seconds(since)}`);
    return result;
  } catch (error) {
    if (isLive) process.stdout.write("\r\u001b[K");
    throw error;
  } finally {
    clearInterval(beat);
  }
}
