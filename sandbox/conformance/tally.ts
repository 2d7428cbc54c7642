import type { AnswerPart, Evidence, Example } from "./example";

export type Tally = {
  executed: { example: Example; compared: Record<AnswerPart, Evidence> }[];
  leftOut: { example: Example; reason: string }[];
};

export function emptyTally(): Tally {
  return { executed: [], leftOut: [] };
}

const LAW: readonly Evidence[] = ["D", "R", "C"];

function partsBy(tally: Tally, file: string, marks: readonly Evidence[]): number {
  return tally.executed
    .filter(({ example }) => example.file === file)
    .flatMap(({ compared }) => Object.values(compared))
    .filter((mark) => marks.includes(mark)).length;
}

function describeFile(tally: Tally, examples: readonly Example[], file: string): string[] {
  const all = examples.filter((example) => example.file === file).length;
  const executed = tally.executed.filter(({ example }) => example.file === file).length;
  const leftOut = tally.leftOut.filter(({ example }) => example.file === file);
  return [
    `${file}: ${all} examples, ${executed} executed, ${leftOut.length} left out; parts compared: ${partsBy(tally, file, LAW)} documented (D, R, C), ${partsBy(tally, file, ["P"])} proposed, ${partsBy(tally, file, ["X"])} assembled (by shape)`,
    ...leftOut.map(({ example, reason }) => `  left out ${example.id}: ${reason}`),
  ];
}

export function describeTally(tally: Tally, examples: readonly Example[]): string {
  const files = [...new Set(examples.map(({ file }) => file))];
  return files.flatMap((file) => describeFile(tally, examples, file)).join("\n");
}
