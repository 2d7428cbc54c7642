export function stampClient(root: string): void;
export function isClientFresh(root: string): boolean;
