import "server-only";

/**
 * CloudHealth takes its key in the query string, and libraries put whole addresses into their messages, so every line
 * loses what follows a question mark in anything that looks like an address or a path.
 */
export function withoutQueries(line: string): string {
  return line.replace(/((?:https?:\/\/|\/)[^\s"'?<>]*)\?[^\s"'<>\\]+/g, "$1?[removed]");
}
