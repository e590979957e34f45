/**
 * The part of an address that its prefix tells, as it is written: a key that is a whole address is in none, also where
 * that ends with zeros.
 */
export const networkOf = (prefix: string): string => prefix.replace(/0\/24$|:\/48$/, '');
