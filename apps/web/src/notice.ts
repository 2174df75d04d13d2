import { html, nothing, type TemplateResult } from 'lit';
import { type ApiFailure } from './api-failure';
import { connection } from './connection';
import { type Feed } from './feed';
import { formatClock } from './format';
import { texts } from './texts/first';

/** What went wrong, in plain words. */
export function failureText(failure: ApiFailure): string {
  switch (failure.kind) {
    case 'unreachable':
    case 'timeout':
    case 'unreadable':
      return texts.failure[failure.kind];
    case 'refused':
    case 'cancelled':
      if (failure.detail) return failure.detail;
      return failure.status >= 500
        ? texts.failure.broken(failure.status)
        : texts.failure.refused(failure.status);
  }
}

export function failureNotice(failure: ApiFailure, retry: () => void, note = ''): TemplateResult {
  const button = html`<button type="button" class="button quiet" @click=${retry}>
    ${texts.state.retry}
  </button>`;
  return html`<div class="notice failed" role="alert">
    <p>${failureText(failure)} ${note}</p>
    ${failure.canRetry ? button : nothing}
  </div>`;
}

export function emptyNotice(heading: string, body: unknown = nothing): TemplateResult {
  return html`<div class="notice empty">
    <p class="empty-heading">${heading}</p>
    ${body}
  </div>`;
}

/** As high as the screen: what comes later moves nothing that is seen. */
export function loadingNotice(): TemplateResult {
  return html`<div class="loading" role="status">
    <span class="visually-hidden">${texts.state.loading}</span>
  </div>`;
}

/** The content once its data is there; until then that it is loading, or why it is not there. */
export function shown<Data>(feed: Feed<Data>, content: (data: Data) => unknown): unknown {
  if (feed.data !== undefined) return content(feed.data);
  return feed.failure ? missingNotice(feed) : loadingNotice();
}

/** Why something never came; nothing where it did, or still may. */
export function missingNotice(feed: Feed<unknown>): unknown {
  if (feed.data !== undefined || !feed.failure) return nothing;
  return failureNotice(feed.failure, () => void feed.load());
}

/** Whether something of the view never came; its place then says why. */
function isBroken(feeds: readonly Feed<unknown>[]): boolean {
  return feeds.some((feed) => feed.data === undefined && feed.failure);
}

/** When the oldest part of the view was loaded; nothing where a part never came. */
function loadedAt(feeds: readonly Feed<unknown>[]): string | null {
  const times = feeds.map((feed) => feed.loadedAt).filter((time) => time !== undefined);
  if (times.length === 0 || isBroken(feeds)) return null;
  return formatClock(new Date(Math.min(...times.map(Number))));
}

function loadAll(feeds: readonly Feed<unknown>[]): void {
  feeds.forEach((feed) => void feed.load());
}

/** Where a refresh failed: why, and how old the data on the screen is. */
export function staleNotice(feeds: readonly Feed<unknown>[]): unknown {
  const failure = feeds.find((feed) => feed.failure)?.failure;
  const time = failure ? loadedAt(feeds) : null;
  if (!failure || time === null) return nothing;
  return failureNotice(failure, () => loadAll(feeds), texts.state.stale(time));
}

/** When the view was loaded, and a button to load it now. How often it asks is said once it is known that it has to. */
export function freshness(feeds: readonly Feed<unknown>[]): unknown {
  const time = loadedAt(feeds);
  if (time === null) return nothing;
  const polls = !feeds.some((feed) => feed.isLive) && connection.state !== 'connecting';
  return html`<p class="freshness">
    <span>${texts.state.updated(time)}${polls ? texts.state.refreshes : nothing}</span>
    <button type="button" class="link" @click=${() => loadAll(feeds)}>${texts.state.refresh}</button>
  </p>`;
}
