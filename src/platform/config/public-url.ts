/** Where people reach the service, as far as the environment says; a class of its own, so that the container can hand it out. */
export class PublicUrl {
  constructor(readonly value: string | null) {}
}
