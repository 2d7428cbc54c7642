/** A reason to end that is told in one sentence, without a stack. */
export class StartFault extends Error {
  name = "StartFault";
}

const NO_ROOM = new Set(["ENOSPC", "EDQUOT"]);
const NO_ENTRY = new Set(["EACCES", "EPERM", "EROFS"]);

/** Turns what the file system says into a sentence; anything else is passed on as it is. */
export function asStartFault(error) {
  if (error instanceof StartFault || !(error instanceof Error)) return error;
  const where = error.path ?? error.dest ?? "the disk";
  if (NO_ROOM.has(error.code)) return new StartFault(`The disk is full: ${where} could not be written.`);
  if (NO_ENTRY.has(error.code)) return new StartFault(`This user may not write ${where} (${error.code}).`);
  return error;
}
