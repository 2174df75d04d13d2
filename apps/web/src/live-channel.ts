import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { type Heard, live } from './live';

/** Follows a channel of the live socket as long as its host is on the page. */
export class LiveChannel implements ReactiveController {
  private name: string | null = null;
  private leave: (() => void) | undefined;

  /** `channel`: its name; null where there is nothing to follow. */
  constructor(
    host: ReactiveControllerHost,
    private readonly channel: () => string | null,
    private readonly heard: Heard,
  ) {
    host.addController(this);
  }

  /** Whether changes come by themselves at the moment. */
  get isLive(): boolean {
    return this.name !== null && live.isLive(this.name);
  }

  hostUpdate(): void {
    const name = this.channel();
    if (name === this.name) return;
    this.leave?.();
    this.name = name;
    this.leave = name === null ? undefined : live.follow(name, this.heard);
  }

  hostDisconnected(): void {
    this.leave?.();
    this.leave = undefined;
    this.name = null;
  }
}
