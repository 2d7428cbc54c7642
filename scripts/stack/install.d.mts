export function requireNode(root: string): void;
export function isInstalled(root: string): boolean;
export function ensureInstalled(root: string, signal: AbortSignal): Promise<void>;
