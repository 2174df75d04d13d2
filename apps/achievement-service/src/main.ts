import { startService } from '@app/hosting';

void startService('achievements');
