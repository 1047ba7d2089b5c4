// Worker threads under Vitest start from TypeScript sources too. Vitest's own loader doesn't reach them; Node's hooks do:
// given with --import to the test process, they are inherited by its threads.
import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);
