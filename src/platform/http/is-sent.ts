/** For `ValidateIf`: what may be left out, and is no null where it is not. */
export const isSent = (_body: object, value: unknown): boolean => value !== undefined;
