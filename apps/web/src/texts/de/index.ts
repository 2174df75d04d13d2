import { achievements } from './achievements';
import { activity } from './activity';
import { board, scores } from './boards';
import { frame } from './frame';
import { deletion, player, playerForm, players } from './players';
import { result, submit } from './submit';
import { status } from './system';

export const de = {
  ...frame,
  board,
  scores,
  players,
  player,
  playerForm,
  deletion,
  submit,
  result,
  achievements,
  activity,
  status,
};
