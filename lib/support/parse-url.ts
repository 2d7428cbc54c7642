import "server-only";

export function parseUrl(value: string | undefined): URL | null {
  return value !== undefined && URL.canParse(value) ? new URL(value) : null;
}
