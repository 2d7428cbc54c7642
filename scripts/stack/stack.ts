import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openRotatingLog } from "./rotating-log";
import { openRunJournal, type RunJournal } from "./run-record";
import { StartFault } from "./start-fault.mjs";
import { type ProcessEvents, type ProcessPlan, type SupervisedProcess, superviseProcess } from "./supervised-process";

type Part = "web" | "worker" | "sandbox" | "database";

const END_ORDER: readonly Part[] = ["web", "worker", "sandbox", "database"];
const DEATHS_BEFORE_READY = 3;
const TOLD_LINES = 6;

export interface Stack {
  readonly journal: RunJournal;
  readonly logs: string;
  /** Aborted when the stack is told to end, or fails. */
  readonly signal: AbortSignal;
  /** Rejects when a part is lost without which the rest is no use. */
  readonly failure: Promise<never>;
  add(part: Part, process: SupervisedProcess): void;
  run(part: Part, plan: ProcessPlan): void;
  events(part: Part): ProcessEvents;
  fail(fault: StartFault): void;
  ready(): void;
  end(): Promise<void>;
}

export interface StackPlace {
  readonly home: string;
  readonly signal: AbortSignal;
  /** Shows what the processes say, as well as writing it to their logs. */
  readonly isTalkative: boolean;
}

export function openStack({ home, signal, isTalkative }: StackPlace): Stack {
  const logs = join(home, "logs");
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const journal = openRunJournal(home);
  const parts = new Map<Part, SupervisedProcess>();
  const own = new AbortController();
  const { failure, fail } = failing(own);
  let isReady = false;

  const events = (part: Part): ProcessEvents => {
    const log = openRotatingLog(join(logs, `${part}.log`));
    return {
      log,
      onPid: (name, pid) => journal.noteChild(name, pid),
      ...(isTalkative ? { onOutput: (text: string) => void process.stdout.write(text) } : {}),
      onDeath(name, { reason, pauseMs, deaths }) {
        const told = log.tail(TOLD_LINES).join("\n");
        if (!isReady && (deaths >= DEATHS_BEFORE_READY || /EADDRINUSE/.test(told))) {
          fail(new StartFault(`The ${name} does not start (${reason}); its log is ${log.path}:\n${told}`));
        } else {
          console.error(
            `The ${name} ended (${reason}) and starts again in ${pauseMs / 1000} s; its log is ${log.path}.`,
          );
        }
      },
    };
  };

  return {
    journal,
    logs,
    signal: AbortSignal.any([signal, own.signal]),
    failure,
    fail,
    events,
    add: (part, process) => void parts.set(part, process),
    run: (part, plan) => void parts.set(part, superviseProcess(plan, events(part))),
    ready() {
      isReady = true;
      journal.note({ isReady: true });
    },
    async end() {
      own.abort();
      for (const part of END_ORDER) await parts.get(part)?.stop();
      journal.close();
    },
  };
}

function failing(own: AbortController): { failure: Promise<never>; fail: (fault: StartFault) => void } {
  let reject: (fault: StartFault) => void = () => undefined;
  const failure = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  failure.catch(() => undefined);
  const fail = (fault: StartFault) => {
    reject(fault);
    own.abort(fault);
  };
  return { failure, fail };
}
