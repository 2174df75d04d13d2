import { startService } from '@app/hosting';

void startService('leaderboards');
