export const charts = {
  /** What a screen reader calls a chart whose entries the arrow keys walk. */
  role: 'chart',
  asTable: 'Show as a table',
};
