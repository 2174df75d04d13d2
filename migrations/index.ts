import * as entities from '@app/entities';
import type { Schema } from '@app/platform';
import { FirstSchema1763900000000 } from './0001-first-schema';
import { GameModeRules1764060000000 } from './0002-game-mode-rules';
import { Analytics1764070000000 } from './0003-analytics';

/** Everything the database holds, and how it came to be. */
export const schema: Schema = {
  entities: Object.values(entities),
  migrations: [FirstSchema1763900000000, GameModeRules1764060000000, Analytics1764070000000],
};
