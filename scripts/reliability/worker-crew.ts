import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../stack/project";

const READY = /"event":"worker-ready"/;
const READY_WITHIN_MS = 60_000;

export interface CrewMember {
  readonly pid: number;
  /** At work, or ended before it came to that. */
  readonly ready: Promise<void>;
  readonly isReady: () => boolean;
  readonly gone: Promise<void>;
}

/** Worker processes that the programme starts, ends at any moment and starts anew. */
export interface Crew {
  readonly members: readonly CrewMember[];
  /** Ends that process as the kernel would, and puts another in its place. */
  replace(member: CrewMember): Promise<void>;
  /** Those that ended by themselves, and were replaced. */
  readonly ownEnds: number;
  end(): Promise<void>;
}

/** The worker's entry as one file, so that a process is at work a second after it was begun. */
export function buildWorker(home: string): string {
  const file = join(home, "worker.mjs");
  const options = ["--bundle", "--platform=node", "--format=esm", "--packages=external", "--log-level=error"];
  // A script or a program, by what its package found out when it was installed.
  const esbuild = join(ROOT, "node_modules/.bin/esbuild");
  const made = spawnSync(esbuild, ["lib/jobs/worker.ts", ...options, "--alias:@=.", `--outfile=${file}`], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (made.status !== 0) throw new Error(`The worker could not be built: ${made.error ?? made.stderr}`);
  return file;
}

export function startCrew(file: string, size: number): Crew {
  const members = Array.from({ length: size }, () => start(file));
  let ownEnds = 0;
  let isEnding = false;
  const put = (at: number) => {
    const member = start(file);
    members[at] = member;
    watch(member);
  };
  const watch = (member: CrewMember) => {
    member.gone.then(() => {
      const at = members.indexOf(member);
      if (isEnding || at < 0) return;
      ownEnds += 1;
      put(at);
    });
  };
  for (const member of members) watch(member);
  return {
    members,
    get ownEnds() {
      return ownEnds;
    },
    async replace(member) {
      const at = members.indexOf(member);
      if (at < 0) return;
      put(at);
      signal(member, "SIGKILL");
      await member.gone;
    },
    async end() {
      isEnding = true;
      for (const member of members) signal(member, "SIGKILL");
      await Promise.all(members.map(({ gone }) => gone));
    },
  };
}

export function signal(member: CrewMember, name: NodeJS.Signals): void {
  try {
    process.kill(member.pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function start(file: string): CrewMember {
  const child = spawn(process.execPath, ["--conditions=react-server", file], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const gone = once(child, "exit").then(() => undefined);
  let isReady = false;
  const ready = Promise.race([untilReady(child), gone]).then(() => {
    isReady = true;
  });
  return { pid: child.pid ?? 0, gone, ready, isReady: () => isReady };
}

/** By its own log line; its process must not wait for a reader of the lines after it. */
function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, READY_WITHIN_MS);
    late.unref();
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (!READY.test(text)) return;
      clearTimeout(late);
      resolve();
    });
  });
}
