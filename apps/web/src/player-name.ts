import { html, nothing, type TemplateResult } from 'lit';
import { hrefOf } from './route';

interface Named {
  player_id: number;
  display_name: string;
  username?: string;
}

/** A player's name, in any script, as a link to the profile. */
export function playerLink(player: Named): TemplateResult {
  return html`<a class="player" href=${hrefOf({ view: 'player', id: player.player_id })}
    ><bdi>${player.display_name}</bdi></a
  >`;
}

/** The same with the username, where that is another name. */
export function playerNames(player: Named): TemplateResult {
  const { username, display_name } = player;
  return html`${playerLink(player)}
  ${username === undefined || username === display_name ? nothing : handle(username)}`;
}

/** A username, told from display names by its sign. */
export function handle(username: string): TemplateResult {
  return html`<bdi class="handle">@${username}</bdi>`;
}
