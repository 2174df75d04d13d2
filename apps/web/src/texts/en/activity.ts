export const activity = {
  heading: 'Activity',
  lead: 'The latest scores and unlocked achievements.',
  unlocked: 'unlocked',
  scored: 'played',
  empty: 'Nothing has happened yet',
};
