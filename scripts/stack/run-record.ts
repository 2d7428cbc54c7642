import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf } from "./process-identity.mjs";

export interface RunningChild {
  readonly name: string;
  readonly pid: number;
  readonly identity: string;
}

/** What a run leaves on disk, for the next start to clean up after it and for other commands to find it. */
export interface RunRecord {
  readonly pid: number;
  readonly identity: string;
  readonly address: string;
  readonly isReady: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>>;
  readonly children: readonly RunningChild[];
}

const fileIn = (home: string) => join(home, "run.json");

export function readRunRecord(home: string): RunRecord | null {
  const path = fileIn(home);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

export interface RunJournal {
  note(changes: Partial<Omit<RunRecord, "pid" | "identity" | "children">>): void;
  noteChild(name: string, pid: number): void;
  /** The ports are kept: the next run asks for the same ones. */
  close(): void;
}

export function openRunJournal(home: string): RunJournal {
  const before = readRunRecord(home);
  const path = fileIn(home);
  let record: RunRecord = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? "",
    address: "",
    isReady: false,
    environment: {},
    ports: before?.ports ?? {},
    children: [],
  };
  const write = () => {
    const draft = `${path}.${process.pid}`;
    rmSync(draft, { force: true });
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    renameSync(draft, path);
  };
  return {
    note(changes) {
      record = { ...record, ...changes };
      write();
    },
    noteChild(name, pid) {
      const others = record.children.filter((child) => child.name !== name);
      record = { ...record, children: [...others, { name, pid, identity: identityOf(pid) ?? "" }] };
      write();
    },
    close() {
      record = { ...record, pid: 0, identity: "", isReady: false, environment: {}, children: [] };
      write();
    },
  };
}
