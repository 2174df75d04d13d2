import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { LiveBoard, type LiveRows } from './live-board';
import { LiveChannel } from './live-channel';
import { glide, rowTops } from './row-motion';

/** Follows the first hundred rows of a board; those that the host shows glide to their new places. */
export class LiveTop implements ReactiveController {
  private readonly rows = new LiveBoard();
  private readonly channel: LiveChannel;
  private tops: ReturnType<typeof rowTops> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    channel: () => string,
    heard: (rows: LiveRows) => void,
  ) {
    this.channel = new LiveChannel(host, channel, (message) => {
      this.tops = rowTops(host);
      heard(this.rows.take(message));
    });
    host.addController(this);
  }

  /** Whether changes come by themselves at the moment. */
  get isLive(): boolean {
    return this.channel.isLive;
  }

  hostUpdated(): void {
    if (this.tops) glide(this.host, this.tops);
    this.tops = undefined;
  }
}
