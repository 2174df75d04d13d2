import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { api, type Health } from './api';
import { readMetrics, type Reading } from './metrics';
import { shown } from './notice';
import { systemFigures } from './system-figures';
import { texts } from './texts';
import { View } from './view';

@customElement('status-view')
export class StatusView extends View {
  private readonly health = this.feed({ key: () => 'health', load: (signal) => api.health(signal) });

  private latest: Reading | undefined;
  private readonly readings = this.feed({
    key: () => 'metrics',
    load: async (signal) => {
      const later = readMetrics(await api.metrics(signal), Date.now());
      const earlier = this.latest;
      this.latest = later;
      return { earlier, later };
    },
  });

  protected override heading(): string {
    return texts.status.heading;
  }

  protected override lead(): unknown {
    return texts.status.lead;
  }

  protected override body(): unknown {
    return html`${shown(this.health, healthTable)} ${shown(this.readings, systemFigures)}`;
  }
}

function statusOf(part: unknown): string {
  if (typeof part === 'object' && part !== null && 'status' in part) return String(part.status);
  return typeof part === 'string' ? part : JSON.stringify(part);
}

function partRow(name: string, status: string, answer = ''): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    <td><span class="health ${status === 'healthy' ? 'good' : 'poor'}">${status}</span></td>
    <td class="number">${answer}</td>
  </tr>`;
}

function healthTable(health: Health): TemplateResult {
  return html`<table class="parts">
      <caption class="visually-hidden">
        ${texts.status.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.status.part}</th>
          <th scope="col">${texts.status.state}</th>
          <th scope="col" class="number">${texts.status.answer}</th>
        </tr>
      </thead>
      <tbody>
        ${partRow(texts.status.overall, health.status)}
        ${Object.entries(health.services).map(([name, { status, response_time }]) =>
          partRow(name, status, texts.status.milliseconds(response_time)),
        )}
        ${partRow('cache', statusOf(health.cache))} ${partRow('database', statusOf(health.database))}
      </tbody>
    </table>
    <p class="hint">${texts.status.version} ${health.version}</p>`;
}
