import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { announce } from './announcement';
import { api, type BoardPeriod, type BoardQuery, type BoardRow, type GameMode } from './api';
import { ApiFailure } from './api-failure';
import { findPlace, type Sought } from './board-position';
import { boardQueryOf, periodsQuery } from './board-query';
import { BoardRows, type LoadedRows, pageSize, rowAt } from './board-rows';
import { boardElsewhere } from './board-elsewhere';
import { boardKinds, boardSwitch } from './board-switch';
import { boardTable } from './board-table';
import { commandExample, submitCommand } from './command-example';
import { formatPeriod } from './format-period';
import { firstPeriod, gameModes, isGlobal, modeOf } from './game-modes';
import { ListScroll } from './list-scroll';
import { boardChannel, type LiveRows } from './live-board';
import { LivePages } from './live-pages';
import { keptScroll, navigate } from './navigation';
import { emptyNotice, failureText, freshness, loadingNotice, missingNotice, shown } from './notice';
import { periodChoice, periodTabs } from './period-switch';
import { type PeriodName } from './periods';
import { podium } from './podium';
import { tellsMovement } from './rank-badge';
import './reset-countdown';
import { type BoardRoute, globalMode, hrefOf } from './route';
import { glide, rowTops } from './row-motion';
import { texts } from './texts/first';
import { View } from './view';

const podiumSteps = 3;

/** A board in one of its periods: a long list that is read as it is looked at. */
@customElement('board-view')
export class BoardView extends View {
  @property({ attribute: false }) place: BoardRoute = { view: 'board', mode: globalMode };

  private readonly modes = this.feed(gameModes);
  private readonly periods = this.feed({
    key: () => (this.period === 'all_time' ? null : `periods/${this.period}/${this.place.mode}`),
    load: (signal) => api.periods(this.place.mode, periodsQuery(this.period), signal),
  });
  private readonly pages = new BoardRows((part, signal) => api.board({ ...this.query, ...part }, signal));
  private readonly board = this.feed({
    key: () => (this.datesKnown ? `board/${JSON.stringify(this.query)}` : null),
    load: (signal) => this.pages.load(signal),
    isLive: () => this.live.isLive,
  });
  private readonly live = new LivePages(this, {
    channel: (page) => this.channelOf(page),
    inSight: () => this.pages.wanted,
    heard: (pages, board) => this.hear(pages, board),
    settled: () => this.dropOthers(),
  });
  private tops: ReturnType<typeof rowTops> | undefined;
  private readonly winners = this.feed({
    key: () => (this.query.at ? `winners/${JSON.stringify(this.query)}` : null),
    load: async (signal) => (await api.board({ ...this.query, limit: podiumSteps }, signal)).rows,
  });
  private readonly list = new ListScroll(
    this,
    () => {
      this.live.scrolled();
      this.requestUpdate();
    },
    keptScroll() > 0,
  );
  private sought: Sought | undefined;

  private get mode(): GameMode {
    return modeOf(this.place.mode, this.modes.data ?? []);
  }

  private get period(): PeriodName {
    return this.place.period ?? firstPeriod(this.mode);
  }

  private get dates(): BoardPeriod | undefined {
    const { key } = this.place;
    return this.periods.data?.find((other) => key === undefined || other.key === key);
  }

  /** A past period is asked for by an instant in it, which the list of periods tells. */
  private get datesKnown(): boolean {
    return this.place.key === undefined || this.dates !== undefined;
  }

  private get query(): BoardQuery {
    const { key } = this.place;
    return boardQueryOf(this.place, key === undefined ? undefined : (this.dates?.starts_at ?? undefined));
  }

  protected override heading(): string {
    return texts.board.heading(this.place.mode, this.mode.name || this.place.mode);
  }

  protected override actions(): unknown {
    return boardKinds(this.place);
  }

  protected override closing(): unknown {
    return nothing;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('place')) return;
    const { player, rank } = this.place;
    const before = changed.get('place');
    const { mode, period, key } = this.place;
    const isOther = before && (before.mode !== mode || before.period !== period || before.key !== key);
    if (isOther) this.pages.begin();
    if ((player ?? rank) !== undefined && keptScroll() === 0) this.sought = this.place;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.tops) glide(this, this.tops);
    this.tops = undefined;
    this.look();
    if (!this.sought || !this.board.data || this.awaitsOthers) return;
    void this.seek(this.sought, this.board.data);
    this.sought = undefined;
  }

  /**
   * Whether the rows wait for what stands above them. The modes come first: with them come other tabs and the rules of the board,
   * and rows that were there would move. So would they with the dates, which were asked for at the same time: they fill a line or
   * four.
   */
  private get awaitsOthers(): boolean {
    const awaitsDates = this.place.period !== undefined && !this.periods.settled;
    return !this.modes.settled || !this.datesKnown || awaitsDates;
  }

  protected override body(): unknown {
    if (!this.modes.settled) return loadingNotice();
    const chosen = { mode: this.mode, period: this.period, key: this.place.key };
    return html`<div class="board-choice">
        ${boardSwitch(this.place, this.modes.data ?? [])} ${periodTabs(chosen)}
      </div>
      ${missingNotice(this.modes)}
      ${
        this.period === 'all_time'
          ? nothing
          : html`<div class="periods">${periodChoice(chosen, this.periods.data ?? [])} ${this.moment()}</div>
              ${this.datesKnown ? missingNotice(this.periods) : nothing}`
      }
      ${this.query.at ? shown(this.winners, (rows) => podium(rows, this.mode)) : nothing}
      ${this.datesKnown || !this.periods.data ? this.listPart() : emptyNotice(texts.board.noPeriod)}`;
  }

  /** When the period ends, or that it did. */
  private moment(): unknown {
    const { dates, mode } = this;
    if (this.place.key !== undefined) {
      if (!dates) return nothing;
      return html`<p class="ended">${texts.board.ended(formatPeriod(dates, mode.time_zone))}</p>`;
    }
    return html`<reset-countdown
      .endsAt=${dates?.ends_at ?? ''}
      .timeZone=${mode.time_zone}
      @period-over=${() => this.feeds.forEach((feed) => void feed.load())}
    ></reset-countdown>`;
  }

  private listPart(): unknown {
    if (this.awaitsOthers) return shown(this.periods, () => nothing);
    return shown(this.board, (loaded) => (loaded.total > 0 ? this.filledBoard(loaded) : this.emptyBoard()));
  }

  private filledBoard(loaded: LoadedRows): unknown {
    return html`<div class="list-head">
        <board-seeker @seek=${(event: CustomEvent<Sought>) => this.onSeek(event.detail)}></board-seeker>
        <div class="list-about">
          <p>
            ${texts.board.total(loaded.total)}. ${texts.board.rules(this.mode, isGlobal(this.place.mode))}
            ${tellsMovement(loaded.best) ? texts.movement.legend(this.mode.time_zone) : nothing}
          </p>
          ${this.list.isShown ? freshness(this.refreshing()) : html`<p class="freshness"></p>`}
          ${this.place.key === undefined ? boardElsewhere(this.place) : nothing}
        </div>
      </div>
      ${boardTable({
        caption: this.heading(),
        mode: this.mode,
        loaded,
        visible: this.list.visible(loaded.total),
        isBrief: !this.list.isShown,
        found: this.place.player,
      })}`;
  }

  private emptyBoard(): unknown {
    if (this.place.key !== undefined) return emptyNotice(texts.board.emptyPast);
    const mode = isGlobal(this.place.mode) ? '' : this.place.mode;
    const notice = emptyNotice(
      texts.board.empty,
      html`<p>
          <a class="button" href=${hrefOf({ view: 'submit', playerId: null, mode })}>${texts.nav.submit}</a>
          <a class="button quiet" href=${hrefOf({ view: 'new-player' })}>${texts.nav.addPlayer}</a>
        </p>
        <p>${texts.board.emptyHint}</p>
        ${commandExample(submitCommand(new URL('api/scores', document.baseURI).href, this.place.mode))}
        <p class="hint">${texts.board.emptyId}</p>
        ${freshness(this.refreshing())}`,
    );
    return html`<period-before .mode=${this.mode} .period=${this.period}></period-before> ${notice}`;
  }

  /** A past period does not move. */
  private channelOf(page: number): string | null {
    const { mode, period, key } = this.place;
    return key === undefined ? boardChannel(mode, period, page * pageSize) : null;
  }

  private hear(pages: ReadonlyMap<number, BoardRow[]>, { total, key }: LiveRows): void {
    const running = this.periods.data?.[0]?.key;
    if (running !== undefined && running !== key) void this.periods.load();
    this.tops = rowTops(this);
    this.board.put(this.pages.withNewer(this.board.data, pages, total));
  }

  /** Pages that are not followed any more, so that nothing old comes back into sight; without the live socket, the refresh does it. */
  private dropOthers(): void {
    const { data, loadedAt, isLive } = this.board;
    if (data && isLive) this.board.put(this.pages.onlyWanted(data), loadedAt);
  }

  /** Rows in sight that are not here are asked for at once; later they are told of by themselves. */
  private look(): void {
    const { data } = this.board;
    if (!data) return;
    const { first, end } = this.list.visible(data.total);
    if (this.pages.want(first, end, data)) void this.fill();
    this.live.look();
  }

  /** Adds the rows that came into sight; where they do not come, the next scroll or refresh tries again. */
  private async fill(): Promise<void> {
    const { place, board } = this;
    if (!board.data) return;
    try {
      const read = await this.pages.missingPages(board.data);
      if (this.place !== place || [...read.keys()].every((page) => board.data?.pages.has(page))) return;
      board.put(this.pages.withOlder(board.data, read), board.loadedAt);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
    }
  }

  private onSeek({ player, rank }: Sought): void {
    const { view, mode, period, key } = this.place;
    const place = { view, mode, ...(period ? { period } : {}), ...(key ? { key } : {}) };
    this.sought = { ...(player ? { player } : {}), ...(rank ? { rank } : {}) };
    navigate(hrefOf({ ...place, ...this.sought }), { replace: true });
  }

  /** Shows a player or a rank in the middle of the screen, and moves the focus there. */
  private async seek(sought: Sought, loaded: LoadedRows): Promise<void> {
    const { query } = this;
    try {
      const position = await findPlace(sought, query, loaded.total, (at) => this.pages.at(at, loaded));
      if (JSON.stringify(query) !== JSON.stringify(this.query)) return;
      if (position === null) announce(texts.board.notFound);
      else await this.showPlace(position);
    } catch (error) {
      announce(failureText(error instanceof ApiFailure ? error : new ApiFailure('unreadable')));
    }
  }

  private async showPlace(position: number): Promise<void> {
    this.list.show();
    await this.updateComplete;
    this.list.center(position);
    await this.updateComplete;
    await this.fill();
    await this.updateComplete;
    const row = this.board.data && rowAt(this.board.data, position);
    this.querySelector<HTMLElement>(`tr[aria-rowindex="${position + 2}"] a`)?.focus({ preventScroll: true });
    if (row) announce(texts.board.foundAt(row.display_name, row.rank, this.board.data?.total ?? 0));
  }
}
