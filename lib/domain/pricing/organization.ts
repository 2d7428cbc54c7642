/** A CloudMC organization in the partner's tree. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isReseller: boolean;
}
