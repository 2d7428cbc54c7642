import autocannon from "autocannon";

export interface Target {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How many ms each of so many whole answers took; an answer other than 2xx is no figure but an error. */
export async function responseTimes(
  { url, headers = {} }: Target,
  { connections, amount }: { connections: number; amount: number },
): Promise<number[]> {
  const times: number[] = [];
  const run = autocannon({ url, headers, connections, amount, timeout: 30 });
  run.on("response", (_client, _status, _bytes, ms: number) => times.push(ms));
  const { non2xx, errors } = await run;
  if (non2xx + errors > 0 || times.length !== amount) throw new Error(`${url} failed ${non2xx + errors} times`);
  return times;
}
