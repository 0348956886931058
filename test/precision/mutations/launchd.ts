import { MARK } from './mutation';
import type { Mutator } from './mutation';

/** Keys of a job of launchd. */
export const mutateLaunchd: Mutator = ({ text }) => {
  const label = text.search(/^[ \t]*<key>Label<\/key>/m);
  if (label < 0 || text.includes('AbandonProcessGroup')) return [];
  const added = {
    span: { start: label, end: label },
    text: `<key>AbandonProcessGroup</key> ${MARK}<true/>\n`,
  };
  return [
    { name: 'launchd: processes that are left behind', rules: ['launchd-abandons-group'], edits: [added] },
  ];
};
