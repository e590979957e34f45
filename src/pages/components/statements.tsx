import type { StatementView } from '../statement-view.js';
import { Statement } from './statement.js';

/** What was decided against comments of the viewer, one after another. */
export const Statements = ({ statements }: { statements: readonly StatementView[] }) => (
  <>
    {statements.map((statement) => (
      <Statement statement={statement} />
    ))}
  </>
);
