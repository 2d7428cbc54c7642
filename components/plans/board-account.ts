/** An account on the board, with whose bill takes its lines now. */
export interface BoardAccount {
  readonly owner: string;
  readonly name: string;
  readonly payer: string;
}
