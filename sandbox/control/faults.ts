import { z } from "zod";
import { roll } from "../dice";

const UPSTREAMS = ["cloudhealth", "cloudmc", "here"] as const;
export type Upstream = (typeof UPSTREAMS)[number];

export const FaultInput = z.strictObject({
  upstream: z.enum([...UPSTREAMS, "*"]),
  route: z
    .string()
    .regex(/^(\*|[A-Z]+ \/\S*)$/, 'either "*" or a method and a path template such as "GET /v1/customers/:id"'),
  kind: z.enum([
    "hang",
    "slow",
    "status",
    "html",
    "reset",
    "truncate",
    "execute-then-hang",
    "execute-then-500",
    "empty-list",
  ]),
  status: z.int().min(200).max(599).optional(),
  delayMs: z.int().min(0).max(600_000).optional(),
  times: z.int().min(1).optional(),
  skip: z.int().min(0).optional(),
  rate: z.number().gt(0).max(1).optional(),
});

type FaultSetting = z.infer<typeof FaultInput>;
export type Fault = FaultSetting & { id: number; seen: number; hits: number };

export type Faults = {
  add(setting: FaultSetting): Fault;
  all(): Fault[];
  clear(): void;
  strike(call: { upstream: Upstream; route: string }): Fault | null;
};

function isDue(fault: Fault, seed: number): boolean {
  if (fault.seen <= (fault.skip ?? 0)) return false;
  if (fault.times !== undefined && fault.hits >= fault.times) return false;
  return fault.rate === undefined || roll(seed, fault.id, fault.seen) < fault.rate;
}

/** The first fault that fits and is due strikes; every fitting one has seen the call. */
export function createFaults(seed: number): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  return {
    add: (setting) => {
      lastId += 1;
      const fault = { ...setting, id: lastId, seen: 0, hits: 0 };
      faults.push(fault);
      return fault;
    },
    all: () => faults,
    clear: () => {
      faults = [];
    },
    strike: ({ upstream, route }) => {
      const fitting = faults.filter(
        (fault) =>
          (fault.upstream === "*" || fault.upstream === upstream) && (fault.route === "*" || fault.route === route),
      );
      for (const fault of fitting) fault.seen += 1;
      const due = fitting.find((fault) => isDue(fault, seed));
      if (due !== undefined) due.hits += 1;
      return due ?? null;
    },
  };
}
