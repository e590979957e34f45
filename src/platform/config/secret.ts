/** Keys the hashes of addresses and texts; a class of its own, so that the container can hand it out. */
export class Secret {
  constructor(readonly value: string) {}
}
