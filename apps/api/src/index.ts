/** The API, for a process that is more than the API. */
export { createApi } from './create-api.js';
