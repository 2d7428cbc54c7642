import type { AnswerPart, Evidence, Example } from "./example";
import type { Run } from "./recipe";

export type Tally = {
  executed: { example: Example; run: Run; compared: Record<AnswerPart, Evidence> }[];
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

function printedParts({ evidence, response }: Example): Evidence[] {
  return [
    evidence.status,
    ...(Object.keys(response.headers).length === 0 ? [] : [evidence.headers]),
    ...(response.body === null ? [] : [evidence.body]),
  ];
}

/** What a recipe takes out of the comparison, so that a green run cannot hide it. */
export function exceptionsOf(example: Example, { request, compare }: Run): string[] {
  const { id } = example;
  return [
    ...(request === undefined ? [] : [`sent otherwise ${id}: ${request.reason}`]),
    ...Object.entries(compare?.evidence ?? {}).map(
      ([part, { as, reason }]) => `held as ${as} ${id} ${part} (${example.evidence[part as AnswerPart]}): ${reason}`,
    ),
    ...Object.entries(compare?.ignored ?? {}).map(
      ([path, reason]) => `not compared ${id} ${path || "body"}: ${reason}`,
    ),
  ];
}

function describeFile(tally: Tally, examples: readonly Example[], file: string): string[] {
  const all = examples.filter((example) => example.file === file);
  const law = all.flatMap(printedParts).filter((mark) => LAW.includes(mark)).length;
  const executed = tally.executed.filter(({ example }) => example.file === file);
  const leftOut = tally.leftOut.filter(({ example }) => example.file === file);
  const exceptions = executed.flatMap(({ example, run }) => exceptionsOf(example, run));
  return [
    `${file}: ${all.length} examples, ${executed.length} executed, ${leftOut.length} left out; parts compared: ${partsBy(tally, file, LAW)} of ${law} documented (D, R, C), ${partsBy(tally, file, ["P"])} proposed, ${partsBy(tally, file, ["X"])} assembled (by shape); ${exceptions.length} exceptions`,
    ...leftOut.map(({ example, reason }) => `  left out ${example.id}: ${reason}`),
    ...exceptions.map((exception) => `  ${exception}`),
  ];
}

export function describeTally(tally: Tally, examples: readonly Example[]): string {
  const files = [...new Set(examples.map(({ file }) => file))];
  return files.flatMap((file) => describeFile(tally, examples, file)).join("\n");
}
