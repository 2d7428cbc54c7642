import "server-only";

export function now(): Date {
  return new Date();
}
