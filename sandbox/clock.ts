export type Clock = {
  now(): Date;
  set(moment: Date | null): void;
  advance(seconds: number): void;
};

/** A clock that was set runs on from there, so that two readings never coincide by accident of the setting. */
export function createClock(): Clock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    set: (moment) => {
      offsetMs = moment === null ? 0 : moment.getTime() - Date.now();
    },
    advance: (seconds) => {
      offsetMs += seconds * 1_000;
    },
  };
}

export function toInstant(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}
