import { describe, expect, it } from '@jest/globals';
import { closed, drawn, expectInOrder, form, open, timesIn } from '../../test/support/pages.js';

describe('what changes meanwhile', () => {
  it('says what was drawn, for the script to compare, and has a place for what is new', () => {
    const html = drawn({}, { scriptHref: '/assets/live-1.js' });
    expectInOrder(html, [
      '<script type="module" src="/assets/live-1.js"></script>',
      'data-thread="thread-1" data-revision="12"',
      '<p class="live"></p>',
    ]);
    expect(drawn({ live: undefined })).not.toContain('data-thread');
  });
});

describe('posting', () => {
  it('offers a form that works without script, below the policy that it accepts', () => {
    expectInOrder(drawn(), [
      '<a class="reply" href="?reply-to=id-1#respond"',
      'Leave a comment</h3>',
      '<form method="post" action="/articles/ferry#form-problem">',
      'By posting you accept our <a href="/policy">Comment Policy</a> (version 1).',
      'name="acceptedPolicyVersion" value="1"',
      'name="name"',
      'never published',
      'name="email"',
      '<textarea id="comment-text" name="body"',
      'name="idempotencyKey" value="key-of-sixteen-or-more"',
      'Post comment</button>',
    ]);
    expect(drawn()).not.toContain('name="parentId"');
  });

  it('answers one comment, and can be cancelled', () => {
    expectInOrder(drawn({ form: { ...form, replyTo: { id: 'id-2', name: 'Isla', number: 2 } } }), [
      'Reply to Isla (#2)</h3>',
      'href="?#respond"',
      'name="parentId" value="id-2"',
    ]);
  });

  it('after a refusal says why, marks the field and keeps what was typed', () => {
    const refused = {
      ...form,
      typed: { name: 'Ewan', email: 'ewan@', body: 'My words' },
      problem: { detail: 'This is not an e-mail address.', field: 'email' as const },
    };
    const html = drawn({ form: refused });
    expectInOrder(html, [
      'id="form-problem" role="alert" tabindex="-1"',
      'This is not an e-mail address.',
      'value="Ewan"',
      'value="ewan@"',
      'aria-invalid="true" aria-describedby="form-problem"',
      'My words</textarea>',
    ]);
    expect(timesIn(html, 'aria-invalid')).toBe(1);
  });

  it('asks the signed-in for no name, and for acceptance where a version wants it', () => {
    const html = drawn({
      form: {
        ...form,
        guestFields: 'none',
        idempotencyKey: null,
        policy: { version: 2, href: '/policy', acceptance: 'explicit' },
      },
    });
    expect(html).not.toMatch(/name="name"|name="email"|idempotencyKey/);
    expect(html).toMatch(/<input[^>]*type="checkbox"[^>]*name="acceptedPolicyVersion"[^>]*value="2"/);
  });

  it('says that a comment is published', () => {
    const html = drawn({ notice: { kind: 'published', commentHref: '#comment-7' } });
    expectInOrder(html, ['role="status"', 'Your comment is published.', 'href="#comment-7"']);
  });
});

describe('a thread that takes no comments', () => {
  it('closed: says so and why, and has neither form nor reply links', () => {
    const html = drawn({ closing: closed });
    expectInOrder(html, [
      'Words 7',
      '<p class="no-comments">Comments are closed.</p>',
      'Closed 14 days after publication, on 20 June 2024.',
    ]);
    expect(html).not.toMatch(/reply-to=|<form|<textarea/);
  });

  it('paused: says until when', () => {
    const html = drawn({
      closing: {
        ...open,
        state: 'paused',
        reason: 'Paused until 4 June 2024 at 08:00: our moderators are away.',
        message: 'Back at eight.',
      },
    });
    expectInOrder(html, [
      'Back at eight.</p>',
      'Paused until 4 June 2024 at 08:00: our moderators are away.',
    ]);
    expect(html).not.toMatch(/reply-to=|<form|no-comments/);
  });

  it('hands back a text that came too late', () => {
    const unsent = { text: 'Too late', detail: 'Comments are closed.' };
    expectInOrder(drawn({ closing: closed, unsent }), ['role="alert"', 'readonly', 'Too late</textarea>']);
  });

  it('without an account: hands back what was typed, says why, and where to sign in', () => {
    const unsent = { text: 'My words', detail: 'Sign in to comment here.' };
    expectInOrder(drawn({ form: null, signInHref: '/sign-in', unsent }), [
      'id="form-problem" role="alert"',
      'Sign in to comment here.',
      'readonly',
      'My words</textarea>',
      'href="/sign-in"',
    ]);
  });

  it('a publisher closes and reopens', () => {
    const control = {
      ...{
        closeAction: '/close',
        reopenAction: '/reopen',
        will: null,
        problem: null,
        ownPolicyHref: '/policy',
      },
      decidedBy: { level: 'section' as const, name: 'City', href: '/console/closing/section:city' },
      typed: { message: '', at: '', until: '' },
    };
    expect(drawn({ control })).toContain('action="/close#form-problem"');
    const html = drawn({ control, closing: closed });
    expect(html).toContain('action="/reopen#form-problem"');
    expect(html).not.toContain('action="/close');
    expectInOrder(html, [
      'Decided by: <bdi>section City</bdi>',
      'href="/console/closing/section:city"',
      'name="until"',
    ]);
  });
});
