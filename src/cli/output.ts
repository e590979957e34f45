/** Where a command writes: its answer, and what it tells a person meanwhile. */
export interface Output {
  answer(line: string): void;
  tell(line: string): void;
}
