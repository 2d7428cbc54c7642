/**
 * How Node runs the worker. It turns whole lists into rows that live for moments; left to itself, V8 lets hundreds of
 * megabytes of them gather before it looks.
 */
export const WORKER_FLAGS: readonly string[] = [
  "--max-semi-space-size=4",
  "--heap-growing-percent=25",
  "--conditions=react-server",
  "--import",
  "tsx",
];
