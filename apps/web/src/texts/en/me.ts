export const me = {
  button: 'This is me',
  choose: 'Which player are you?',
  why: 'Shows your own progress. Kept in this browser only.',
  is: 'You are',
  forget: 'Not me',
};
