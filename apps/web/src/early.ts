/** Goes into the page itself: what can be done while the script of the app is on its way. */
import { sendAhead } from './ahead';
import { firstRequests } from './board-query';
import './early-theme';
import { locale } from './language';
import { routeOf } from './route';

const route = routeOf(location.hash);
if (route.view === 'board') firstRequests(route).forEach(sendAhead);

if (route.view === 'kiosk') document.documentElement.classList.add('kiosk');

/** The first use of a formatter takes the browser long; now it waits for the network anyway. */
new Intl.NumberFormat(locale).format(0);
new Intl.PluralRules(locale).select(0);
