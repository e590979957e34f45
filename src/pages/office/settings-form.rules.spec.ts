import { describe, expect, it } from '@jest/globals';
import { settingsOf, SETTING_BOUNDS, wordPressOf } from '../../sites/site-settings.js';
import { readSettingsForm, SETTING_FIELDS, settingsFormOf } from './settings-form.rules.js';

const columns = {
  ...{ name: 'The City Times', locale: 'en-GB', timeZone: 'Europe/London' },
  ...{ defaultEditorsNote: 'Write\nto us.', allowedOrigins: ['https://news.example'] },
  policyLinks: [{ label: 'Corrections', href: 'https://news.example/a|b' }],
};

describe('the form of the settings', () => {
  it.each([
    ['defaults', {}],
    [
      'all that can be off',
      {
        ...{
          linksBeforeHold: 'off',
          secondsBetweenPosts: 'off',
          postsPerMinute: 'off',
          reportsToHold: 'off',
        },
        guests: 'off',
      },
    ],
    ['WordPress’s defaults', { wordpress: {} }],
    [
      'WordPress as somebody set it',
      {
        wordpress: {
          ...{ commentModeration: true, commentMaxLinks: 0, commentPreviouslyApproved: false },
          ...{ moderationKeys: 'casino\nreplica', disallowedKeys: 'viagra' },
        },
      },
    ],
  ])('shows and reads %s', (_what, stored) => {
    const settings = { ...columns, ...settingsOf(stored, 'en') };
    expect(readSettingsForm(settingsFormOf(settings))).toEqual(settings);
  });

  it.each([
    ['linksBeforeHold', { linksBeforeHold: ' 7 ' }, 7],
    ['linksBeforeHold', { linksBeforeHold: 'two' }, 'two'],
    ['editWindowMinutes', { editWindowMinutes: '' }, ''],
    [
      'reportReasons',
      { reportReasons: 'abuse|Abuse\r\n\r\nother' },
      [
        { key: 'abuse', title: 'Abuse' },
        { key: 'other', title: '' },
      ],
    ],
    ['defaultEditorsNote', { defaultEditorsNote: ' ' }, null],
    [
      'wordpress',
      { wordpress: 'on' },
      { ...(wordPressOf({}) as object), commentMaxLinks: '', commentPreviouslyApproved: false },
    ],
  ] as const)('reads %s of %j', (name, typed, value) => {
    expect(readSettingsForm(typed)[name]).toEqual(value);
  });

  it('has every setting', () => {
    const names = [...Object.keys(columns), ...Object.keys(settingsOf({}, 'en'))];
    expect(SETTING_FIELDS.map(({ name }) => name as string).sort()).toEqual(names.sort());
    expect(names).toEqual(expect.arrayContaining(Object.keys(SETTING_BOUNDS)));
  });
});
