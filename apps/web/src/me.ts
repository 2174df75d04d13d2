import { type ReactiveController, type ReactiveControllerHost } from 'lit';

const storageName = 'laurel-me';

/** The player that the viewer is, as chosen in this browser; fires `change`, also when another tab chose. It proves nothing. */
class Me extends EventTarget {
  /** What counts where storage is switched off. */
  private chosen: number | null = null;

  constructor() {
    super();
    window.addEventListener('storage', ({ key }) => {
      if (key === storageName || key === null) this.dispatchEvent(new Event('change'));
    });
  }

  get id(): number | null {
    try {
      const stored = localStorage.getItem(storageName) ?? '';
      return /^[1-9]\d{0,15}$/.test(stored) ? Number(stored) : null;
    } catch {
      return this.chosen;
    }
  }

  set id(playerId: number | null) {
    this.chosen = playerId;
    try {
      if (playerId === null) localStorage.removeItem(storageName);
      else localStorage.setItem(storageName, String(playerId));
    } catch {
      // It then lasts as long as the page.
    }
    this.dispatchEvent(new Event('change'));
  }
}

export const me = new Me();

/** Renders its host anew when the viewer says to be another player. */
export class FollowMe implements ReactiveController {
  private readonly onChange = () => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    me.addEventListener('change', this.onChange);
  }

  hostDisconnected(): void {
    me.removeEventListener('change', this.onChange);
  }
}
