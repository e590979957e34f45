import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/**
 * Expects that nothing of the page is cut off at any width, and that axe finds nothing in either scheme.
 * @param unfold whether what is folded is opened first: below a dialog, nothing can be
 */
export async function expectToFit(page: Page, { unfold = true } = {}): Promise<void> {
  if (unfold) for (const details of await page.locator('summary').all()) await details.click();
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const root = 'document.documentElement';
    const overflow = await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`);
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violationsOf(page)).toEqual([]);
  // The other scheme has other colours, and is the same page, in which axe is loaded.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page, { axeSource: 'void axe', rules: ['color-contrast'] })).toEqual([]);
}

/** What axe finds against WCAG 2.2, levels A and AA, or these rules of it: rule and place. */
async function violationsOf(
  page: Page,
  { axeSource, rules = [] }: { axeSource?: string; rules?: string[] } = {},
): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const axe = new AxeBuilder({ page, ...(axeSource !== undefined && { axeSource }) }).setLegacyMode(true);
  // What passes is not asked for: it is most of what axe would look up.
  const chosen = axe.options({ runOnly: rules.length > 0 ? rules : tags, resultTypes: ['violations'] });
  const { violations } = await chosen.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
