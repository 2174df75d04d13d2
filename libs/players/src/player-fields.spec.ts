import { changedFields, fieldsOf } from './player-fields';

const before = { username: 'ann', email: 'ann@example.com', display_name: 'Ann' };

describe('the fields of a new player', () => {
  it.each([undefined, null, '', ' \t '])('take the username for the display name %j', (display_name) => {
    expect(fieldsOf({ username: ' ann ', email: ' a@b.c ', display_name })).toEqual({
      username: 'ann',
      email: 'a@b.c',
      display_name: 'ann',
    });
  });

  it('are well-formed text', () => {
    expect(fieldsOf({ username: 'a\ud83d', email: 'a@b.c' }).username).toBe('a\ufffd');
  });
});

describe('changed fields', () => {
  it('leave alone what is missing, also a display name that equals the old username', () => {
    expect(changedFields(before, {})).toEqual(before);
    const same = { ...before, display_name: 'ann' };
    expect(changedFields(same, { username: 'eve' })).toEqual({ ...same, username: 'eve' });
  });

  it.each([null, '', '  '])('take the new username for the display name %j', (display_name) => {
    expect(changedFields(before, { username: 'eve', display_name }).display_name).toBe('eve');
  });
});
