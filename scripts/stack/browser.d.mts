export interface FoundBrowser {
  readonly kind: string;
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
}
export const BROWSER_ARGS: string[];
export function findBrowser(): Promise<FoundBrowser>;
