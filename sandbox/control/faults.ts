import { z } from "zod";
import { roll } from "../dice";
import { FAULT_KINDS, type FaultKind } from "./fault-kinds";

const UPSTREAMS = ["cloudhealth", "cloudmc", "here"] as const;
export const UpstreamName = z.enum(UPSTREAMS);
export type Upstream = z.infer<typeof UpstreamName>;

const PLACE = {
  upstream: z.enum([...UPSTREAMS, "*"]),
  route: z
    .string()
    .regex(/^(\*|[A-Z]+ \/\S*)$/, 'either "*" or a method and a path template such as "GET /v1/customers/:id"'),
  times: z.int().min(1).optional(),
  skip: z.int().min(0).optional(),
  rate: z.number().gt(0).max(1).optional(),
};

type Parameters<K extends FaultKind> = z.infer<z.ZodObject<(typeof FAULT_KINDS)[K]["parameters"]>>;
type FaultSettings = { [K in FaultKind]: z.infer<z.ZodObject<typeof PLACE>> & { kind: K } & Parameters<K> };
type FaultSetting = FaultSettings[FaultKind];
type Count = { id: number; seen: number; hits: number };

export type FaultOf<K extends FaultKind> = FaultSettings[K] & Count;
export type Fault = { [K in FaultKind]: FaultOf<K> }[FaultKind];

const KindName = z.looseObject({ kind: z.enum(Object.keys(FAULT_KINDS) as [FaultKind, ...FaultKind[]]) });

/** Each kind has parameters of its own, and one that it does not know is refused. */
export const FaultInput = KindName.transform((given, context): FaultSetting => {
  const { parameters } = FAULT_KINDS[given.kind];
  const read = z.strictObject({ ...PLACE, kind: z.literal(given.kind), ...parameters }).safeParse(given);
  if (read.success) return read.data as FaultSetting;
  for (const { message, path } of read.error.issues) context.addIssue({ code: "custom", message, path });
  return z.NEVER;
});

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
      const fault: Fault = Object.assign({}, setting, { id: lastId, seen: 0, hits: 0 });
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
