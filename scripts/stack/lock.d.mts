export interface Lock {
  release(): void;
}
export function takeLock(home: string): Lock;
