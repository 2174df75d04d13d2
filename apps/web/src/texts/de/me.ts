import type { me as english } from '../en/me';

export const me: typeof english = {
  button: 'Das bin ich',
  choose: 'Welcher Spieler bist du?',
  why: 'Zeigt deinen eigenen Fortschritt. Wird nur in diesem Browser behalten.',
  is: 'Du bist',
  forget: 'Das bin ich nicht',
};
