import { PlayersApi, ScoresApi } from '@app/contracts';
import { makeCommunity, type Community } from './demo/community';
import { onDatabase } from './on-database';

/** Scores in one transaction. */
const batchSize = 1_000;

/** Imports the demo community, through the log, each score with its own time. A second run changes nothing. */
export async function demo(): Promise<void> {
  await onDatabase(async (app) => {
    const community = makeCommunity(Date.now());
    const { ids, created } = await app
      .get(PlayersApi, { strict: false })
      .importPlayers({ players: community.players });
    const api = app.get(ScoresApi, { strict: false });
    if (await isComplete(api, community, ids)) {
      console.log('The demo community is here already; nothing was changed.');
      return;
    }
    let stored = 0;
    for (let start = 0; start < community.scores.length; start += batchSize) {
      const batch = community.scores
        .slice(start, start + batchSize)
        .map(({ member, ...score }) => ({ ...score, player_id: ids[member] ?? 0 }));
      stored += (await api.importScores({ scores: batch })).stored;
    }
    console.log(`The database now holds ${created} more players and ${stored} more scores.`);
  });
}

/** Batches are stored whole and in order, so all is there if the player of the last score has all of theirs. */
async function isComplete(api: ScoresApi, { scores }: Community, ids: readonly number[]): Promise<boolean> {
  const last = scores.at(-1)?.member ?? 0;
  const expected = scores.filter((score) => score.member === last).length;
  const present = await api.list({ player_id: ids[last], limit: expected });
  return present.items.length === expected;
}
