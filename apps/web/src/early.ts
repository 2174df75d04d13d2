import { sendAhead } from './ahead';
import { firstRequests } from './board-query';
import './early-theme';
import { routeOf } from './route';

const route = routeOf(location.hash);
if (route.view === 'board') firstRequests(route).forEach(sendAhead);
