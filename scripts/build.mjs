import { setUp } from './setup.mjs';

setUp({ rebuild: true });
