import { html, type TemplateResult } from 'lit';
import { announce } from './announcement';
import { globalMode } from './route';
import { texts } from './texts/first';

/** The shell command that submits a score to this server. */
export function submitCommand(address: string, mode: string, playerId = 1): string {
  const score = { player_id: playerId, score: 1200, game_mode: mode === globalMode ? 'CLASSIC' : mode };
  const body = JSON.stringify(score).replaceAll("'", "'\\''");
  return `curl ${address} \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(texts.state.copied);
  } catch {
    announce(texts.state.notCopied);
  }
}

/** A command to run in a terminal, with a button to copy it. */
export function commandExample(command: string): TemplateResult {
  return html`<div class="command">
    <pre tabindex="0"><code>${command}</code></pre>
    <button type="button" class="button quiet" @click=${() => void copy(command)}>${texts.state.copy}</button>
  </div>`;
}
