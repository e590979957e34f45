/** What is said of one, and of any other number; a language with more plural forms names them. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Numbers with what they count, as a language writes both: "1 comment", "1,200 comments". */
export function counterFor(locale: string): (count: number, forms: Forms) => string {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (count, forms) => `${number.format(count)} ${forms[plural.select(count)] ?? forms.other}`;
}
