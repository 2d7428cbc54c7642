import type { SignIns } from "./first-users";

export interface ReadyFacts {
  readonly origin: string;
  readonly signIns: SignIns;
  readonly isSandbox: boolean;
  readonly logs: string;
  readonly seconds: number;
}

export function printReady({ origin, signIns, isSandbox, logs, seconds }: ReadyFacts): void {
  const lines = [`Ready at ${origin} (${seconds.toFixed(1)} s)`];
  if (signIns.length > 0) {
    const width = Math.max(...signIns.map(({ email }) => email.length));
    lines.push("Sign in as");
    for (const { email, password, role, of } of signIns) {
      lines.push(`  ${email.padEnd(width)}  ${password}  ${role}${of ? ` of ${of}` : ""}`);
    }
  }
  if (isSandbox) lines.push("The upstreams are the sandbox's: nothing here reaches a real vendor.");
  lines.push(`Logs are in ${logs}. Ctrl-C ends everything.`);
  console.log(lines.join("\n"));
}
