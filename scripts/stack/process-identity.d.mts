export function identityOf(pid: number): string | null;
export function isAlive(pid: number, identity: string): boolean;
