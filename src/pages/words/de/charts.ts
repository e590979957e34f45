import { counterFor } from '../counted.js';
import type { chartWords as english } from '../en/charts.js';

const counted = counterFor('de');
const DISCUSSIONS = { one: 'Diskussion', other: 'Diskussionen' };

export const chartWords: typeof english = {
  charts: {
    asTable: 'Als Tabelle',
    day: 'Tag',
    at: (most) => `Höchstwert: ${most}`,
  },
  timeline: {
    heading: 'Jetzt und in den nächsten 30 Tagen',
    summary: (now, later) =>
      `Sofort betroffen: ${counted(now, DISCUSSIONS)}, in den nächsten 30 Tagen: ${counted(later, DISCUSSIONS)}.`,
    close: 'Schließen',
    pause: 'Pausieren',
    reopen: 'Wieder öffnen',
    ifSaved: 'Wenn Sie jetzt speichern',
  },
};
