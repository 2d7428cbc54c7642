import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { asStartFault, StartFault } from "./start-fault.mjs";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs a command until it ends or is told to: answers --help, turns faults into sentences, never leaves by a stack trace. */
export async function runCommand(help, work) {
  if (process.argv.slice(2).some((word) => word === "--help" || word === "-h")) {
    console.log(help);
    return;
  }
  const ending = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => ending.abort());
  // Whoever reads our words may leave before we do.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  try {
    const code = await work(ending.signal);
    process.exitCode = typeof code === "number" ? code : 0;
  } catch (error) {
    process.exitCode = 1;
    tell(error, ending.signal);
  }
}

function tell(error, signal) {
  if (signal.aborted && (error === signal.reason || error?.name === "AbortError")) {
    console.error("Stopped.");
    return;
  }
  const known = asStartFault(error);
  if (known instanceof StartFault) console.error(known.message);
  else if (known?.name === "ConfigurationFault") console.error(faultList(known.faults));
  else console.error(known);
}

function faultList(faults) {
  const lines = faults.map(({ name, problem }) => `  ${name} ${problem}`);
  return ["Nothing was started, because the configuration is wrong:", ...lines].join("\n");
}
