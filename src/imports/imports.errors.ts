import { BadInput } from '../platform/errors/problem.js';

/**
 * A file that cannot be read to its end. Whatever was complete before `line` has been handed on by then, and an
 * import that is run again takes up the same records as unchanged.
 */
export class ImportFileError extends BadInput {
  constructor(
    /** Counted from 1. */
    readonly line: number,
    /** A clause without a full stop: what is wrong in that line. */
    readonly problem: string,
    remedy = `What came before line ${line} has been imported; repair the file and run the import again: it goes on from there.`,
  ) {
    super('import_file_invalid', `Line ${line}: ${problem}. ${remedy}`, { line });
  }
}

/** A file of another kind than the command was told: nothing of it has been imported. */
export class NotAnExportError extends ImportFileError {
  constructor(line: number, problem: string) {
    super(
      line,
      problem,
      'Nothing has been imported. Export the site in WordPress under Tools > Export and import that .xml file as it is, unpacked.',
    );
  }
}
