export const charts = {
  /** What a screen reader calls a chart whose entries the arrow keys walk. */
  role: 'chart',
  /** Of a day or an hour that is not over. */
  soFar: 'so far',
  unfinished: 'So far: not over yet',
  asTable: 'Show as a table',
};
