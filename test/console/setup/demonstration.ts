import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { temporaryFolder } from '../../setup/temporary-folder.js';
import { startServing } from './serving.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Home folder with the loaded demonstration; nobody serves it. Journeys copy it. */
    demonstrationHome: string;
  }
}

/** Loads the demonstration once for all journeys; `DUBAN_DEMONSTRATION_HOME` names a home that has it already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DUBAN_DEMONSTRATION_HOME'];
  if (given) {
    project.provide('demonstrationHome', given);
    return async () => undefined;
  }
  const home = await temporaryFolder('demonstration');
  const serving = await startServing(home);
  await serving.stop();
  project.provide('demonstrationHome', home);
  return () => rm(home, { recursive: true, force: true });
}
