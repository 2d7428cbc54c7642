import { createHash } from "node:crypto";

function mix(state: number, part: number): number {
  let h = Math.imul(state ^ part, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same parts always give the same 32 bits: the world is drawn, never stored. */
export function hash(...parts: number[]): number {
  let state = 0x9e3779b9;
  for (const part of parts) state = mix(state, part | 0) + 0x6d2b79f5;
  return mix(state, parts.length);
}

/** The beginning of many draws that have their first parts in common, mixed once. */
export type HashPrefix = { state: number; length: number };

export function hashPrefix(...parts: number[]): HashPrefix {
  let state = 0x9e3779b9;
  for (const part of parts) state = mix(state, part | 0) + 0x6d2b79f5;
  return { state, length: parts.length };
}

/** The same draw as `hash` with two more parts behind the prefix's. */
export function hashOnward(prefix: HashPrefix, first: number, second: number): number {
  const state = mix(mix(prefix.state, first | 0) + 0x6d2b79f5, second | 0) + 0x6d2b79f5;
  return mix(state, prefix.length + 2);
}

/** `hash` of these parts and one more, for many of the last: the others are mixed once. */
export function hashAfter(...parts: number[]): (last: number) => number {
  let begun = 0x9e3779b9;
  for (const part of parts) begun = mix(begun, part | 0) + 0x6d2b79f5;
  return (last) => mix(mix(begun, last | 0) + 0x6d2b79f5, parts.length + 1);
}

export function roll(...parts: number[]): number {
  return hash(...parts) / 4294967296;
}

export function pick<T>(choices: readonly T[], ...parts: number[]): T {
  const choice = choices[hash(...parts) % choices.length];
  if (choice === undefined) throw new Error("nothing to pick from");
  return choice;
}

export function hexOf(label: string): string {
  return createHash("sha256").update(label).digest("hex");
}

export function numberOf(label: string): number {
  return Number.parseInt(hexOf(label).slice(0, 8), 16);
}

export function uuidOf(label: string): string {
  const hex = hexOf(label);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
