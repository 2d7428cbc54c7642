export function step<T>(title: string, work: (report: (detail: string) => void) => T | Promise<T>): Promise<T>;
