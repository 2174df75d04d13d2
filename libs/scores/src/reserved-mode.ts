/** What the board over all modes is called in the API: a mode of that name could not be told from it. */
export const reservedMode = 'GLOBAL';
