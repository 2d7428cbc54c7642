import "server-only";

export interface SettingFault {
  readonly name: string;
  readonly problem: string;
}

/** Every wrong setting at once: a person who mends one and restarts must not meet the next one only then. */
export class ConfigurationFault extends Error {
  override readonly name = "ConfigurationFault";

  constructor(readonly faults: readonly SettingFault[]) {
    super(`Configuration: ${faults.map((fault) => `${fault.name} ${fault.problem}`).join("; ")}`);
  }
}
