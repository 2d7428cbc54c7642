export interface Lock {
  release(): void;
}
export function takeLock(home: string, saying?: (home: string, holder: { pid: number }) => string): Lock;
