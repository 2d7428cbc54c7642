export interface Measured {
  readonly seed: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly goals: Readonly<Record<string, { readonly max: number } | { readonly min: number }>>;
}

/** The line of the measuring contract: figures, goals, and which of them were missed. */
export function judge(name: string, { seed, figures, goals }: Measured): { line: string; ok: boolean } {
  const missed = Object.entries(goals)
    .filter(([figure, goal]) => !meets(figures[figure], goal))
    .map(([figure]) => figure);
  const ok = missed.length === 0;
  return { line: JSON.stringify({ name, seed, figures, goals, missed, ok }), ok };
}

function meets(figure: number | undefined, goal: { readonly max: number } | { readonly min: number }): boolean {
  if (figure === undefined || Number.isNaN(figure)) return false;
  return "max" in goal ? figure <= goal.max : figure >= goal.min;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const pair = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return pair.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / 2;
}

export function p95Of(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
