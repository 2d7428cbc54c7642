export function ensureClient(root: string): Promise<void>;
