/**
 * Whether a period's figures can still change: all but the final ones are estimated, and the word says why. `final`: every
 * statement of its months is. `stated`: a statement is still estimated. `awaited`: no statement yet, and it is not after
 * the tenth. `unstated`: no statement, though it should be there.
 */
export const COST_STATES = ["final", "under-way", "stated", "awaited", "unstated"] as const;
export type CostState = (typeof COST_STATES)[number];

export function isEstimate(state: CostState): boolean {
  return state !== "final";
}
