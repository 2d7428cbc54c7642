export class StartFault extends Error {}
export function asStartFault(error: unknown): unknown;
