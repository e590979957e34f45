/** Where a command writes: its answer, and what it tells a person meanwhile. */
export interface Output {
  readonly answer: (line: string) => void;
  readonly tell: (line: string) => void;
}
