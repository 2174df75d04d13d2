import { achievements } from './achievements';
import { activity } from './activity';
import { analytics } from './analytics';
import { scores } from './boards';
import { charts } from './charts';
import { compare } from './compare';
import { first } from './first';
import { foot } from './foot';
import { me } from './me';
import { deletion, player, playerForm, players } from './players';
import { distribution, history, places } from './profile';
import { result, submit } from './submit';
import { status } from './system';

export const de = {
  ...first,
  ...foot,
  scores,
  players,
  player,
  places,
  history,
  distribution,
  compare,
  charts,
  me,
  playerForm,
  deletion,
  submit,
  result,
  achievements,
  activity,
  analytics,
  status,
};
