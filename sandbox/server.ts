import { BadArguments, parseArguments } from "./arguments";
import { JournalDamaged } from "./journal";
import { startSandbox } from "./start-sandbox";

class RefusedStart extends Error {}

const MUST_NOT_RUN = "The sandbox does not start with NODE_ENV=production unless ALLOW_LOOPBACK_UPSTREAMS=1 is set";

function isRefused(): boolean {
  return process.env.NODE_ENV === "production" && process.env.ALLOW_LOOPBACK_UPSTREAMS !== "1";
}

function sentenceFor(error: unknown): string | null {
  if (error instanceof BadArguments || error instanceof RefusedStart) return error.message;
  if (error instanceof JournalDamaged) return `the state folder cannot be used: ${error.message}`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return "the port is taken";
  return error instanceof Error && "syscall" in error ? error.message : null;
}

async function run(): Promise<void> {
  if (isRefused()) throw new RefusedStart(MUST_NOT_RUN);
  const running = await startSandbox({
    ...parseArguments(process.argv.slice(2)),
    signingUrl: process.env.SANDBOX_SIGNING_URL ?? null,
  });
  const stop = () => {
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.stdout.write(`${JSON.stringify({ ready: true, ...running.addresses })}\n`);
}

run().catch((error: unknown) => {
  const sentence = sentenceFor(error);
  if (sentence === null) throw error;
  process.stderr.write(`sandbox: ${sentence}\n`, () => process.exit(2));
});
