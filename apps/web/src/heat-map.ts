import { html, type TemplateResult } from 'lit';
import { type BusyHour } from './analytics-api';
import { formatNumber } from './format';
import { locale } from './language';
import { texts } from './texts';

/** Shades there are, beside the one for none. */
const shades = 5;
/** 2024-01-01 was a Monday. */
const dayOf = (weekday: number): Date => new Date(2024, 0, weekday);
const hourOf = (hour: number): Date => new Date(2024, 0, 1, hour);
const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const shortDay = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const shortHour = new Intl.DateTimeFormat(locale, { hour: 'numeric', hourCycle: 'h23' });

function spanOf(hour: number): string {
  return clock.formatRange(hourOf(hour), new Date(2024, 0, 1, hour, 59));
}

function cell({ weekday, hour, games }: BusyHour, most: number): TemplateResult {
  const shade = games === 0 ? 0 : Math.max(1, Math.ceil((games / most) * shades));
  const words = `${longDay.format(dayOf(weekday))}, ${spanOf(hour)}: ${texts.games(games)}`;
  return html`<td class="heat-${shade}" title=${words}>
    <span class="visually-hidden">${formatNumber(games)}</span>
  </td>`;
}

/** Games by hour of the week: the darker, the more. */
export function heatMap(label: string, hours: BusyHour[]): TemplateResult {
  const most = Math.max(1, ...hours.map(({ games }) => games));
  const days = [1, 2, 3, 4, 5, 6, 7];
  return html`<table class="heat">
    <caption class="visually-hidden">
      ${label}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${hours.slice(0, 24).map(
          ({ hour }) =>
            html`<th scope="col">
              <span class=${hour % 6 === 0 ? '' : 'visually-hidden'}>${shortHour.format(hourOf(hour))}</span>
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${days.map(
        (weekday) =>
          html`<tr>
            <th scope="row">${shortDay.format(dayOf(weekday))}</th>
            ${hours.filter((each) => each.weekday === weekday).map((each) => cell(each, most))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The hour of the week with the most games, in words. */
export function busiestWords(hours: BusyHour[]): string {
  const [busiest] = [...hours].sort((one, other) => other.games - one.games);
  if (!busiest || busiest.games === 0) return texts.analytics.noGames;
  const { weekday, hour, games } = busiest;
  return texts.analytics.busiest(longDay.format(dayOf(weekday)), spanOf(hour), games);
}
