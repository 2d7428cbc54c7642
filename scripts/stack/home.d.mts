export function openHome(root: string): string;
export function keptSecret(home: string, name: string): string;
