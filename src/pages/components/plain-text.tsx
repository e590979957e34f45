/** Plain text as paragraphs: an empty line begins one, a single line break stays a line break (by CSS). */
export const PlainText = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\r?\n(?:[ \t]*\r?\n)+/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph) => (
        <p class="plain" dir="auto">
          {paragraph.trim()}
        </p>
      ))}
  </>
);
