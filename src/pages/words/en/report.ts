/** The words of the form by which readers report a comment. */
export const reportWords = {
  report: {
    link: 'Report',
    linkOf: (name: string, number: number | null): string =>
      number === null ? `Report the comment by ${name}` : `Report the comment by ${name} (#${number})`,
    heading: 'Report a comment',
    by: (name: string, number: number | null): string =>
      number === null ? `The comment by ${name}` : `The comment by ${name} (#${number})`,
    on: 'on',
    why: 'What is wrong with it?',
    text: 'What should moderators know?',
    textHint: '(optional, only moderators read it)',
    send: 'Send report',
    problem: 'Your report was not sent.',
    chooseReason: 'Choose what is wrong with it.',
    sent: 'Thank you. Moderators will look at the comment that you reported.',
    seeAgain: 'Back to the comment',
    back: 'Back to the discussion',
  },
};
