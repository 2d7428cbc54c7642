export const ROOT: string;
export function runCommand(help: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void>;
