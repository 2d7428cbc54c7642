import { ANSWER_STRIKES } from "./answer-strikes";
import { CSV_STRIKES } from "./csv-strikes";
import { EXECUTION_STRIKES } from "./execution-strikes";
import type { FaultKind } from "./fault-kinds";
import type { Fault, FaultOf } from "./faults";
import { LIE_STRIKES } from "./lie-strikes";
import type { Call, Strikes } from "./struck-call";
import { TEXT_STRIKES } from "./text-strikes";
import { WIRE_STRIKES } from "./wire-strikes";

const STRIKES: Strikes<FaultKind> = {
  ...EXECUTION_STRIKES,
  ...ANSWER_STRIKES,
  ...LIE_STRIKES,
  ...TEXT_STRIKES,
  ...WIRE_STRIKES,
  ...CSV_STRIKES,
};

function strikeAs<K extends FaultKind>(kind: K, call: Call, fault: FaultOf<K>) {
  return STRIKES[kind](call, fault);
}

export async function strike(fault: Fault, call: Call): Promise<Response | undefined> {
  return strikeAs(fault.kind, call, fault);
}
