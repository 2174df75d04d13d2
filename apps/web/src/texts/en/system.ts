import { formatNumber } from '../../format';

export const status = {
  heading: 'Status',
  lead: 'How the server and its parts are doing.',
  overall: 'Server',
  part: 'Part',
  state: 'State',
  answer: 'Answered in',
  milliseconds: (value: number) => `${formatNumber(Math.round(value))} ms`,
  version: 'Version',
};
