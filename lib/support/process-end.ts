import "server-only";

/** Aborted once the process is asked to end: reads break off and are not begun, writes on the wire are let finish. */
export const processEnd = new AbortController();
