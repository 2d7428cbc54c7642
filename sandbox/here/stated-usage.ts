import { HOUR_MS } from "../hours";
import type { StatedUsage } from "./here-rows";
import { PARTS, type UsageStream } from "./usage-streams";

const DECIMAL = /^(\d+)(?:\.(\d{1,4})0*)?$/;

function partsOf(value: string): number {
  const [, whole = "0", decimals = ""] = DECIMAL.exec(value) ?? [];
  return Number(whole) * PARTS + Number(decimals.padEnd(4, "0"));
}

function hourOf(moment: string): number {
  return Math.floor(Date.parse(`${moment.slice(0, 19)}Z`) / HOUR_MS);
}

export function statedStream(row: StatedUsage): UsageStream {
  const hour = hourOf(row.usageDateTime);
  const raw = partsOf(row.usageValue);
  const billable = partsOf(row.billableValue);
  return {
    ...row,
    isBillable: row.isBillable ?? true,
    isStated: true,
    addTo: (sum, hours) => {
      if (hour < hours.from || hour >= hours.to) return;
      sum.raw += raw;
      sum.billable += billable;
    },
  };
}
