import { CHANNELS_UNDER_TEST } from '../../test/channels-under-test.js';
import { describeChannel } from '../../test/channel-contract.js';

for (const channel of CHANNELS_UNDER_TEST) describeChannel(channel);
