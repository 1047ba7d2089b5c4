import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.js';

/** `npm run console:dev` serves the pages itself and hands on everything else to the API of `npm start`. */
const api = process.env.DUBAN_URL ?? 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  // The server puts the nonce of each answer here; Vite's own tags carry it.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: ['chrome105', 'safari15.4'],
    // The map of what belongs to which page, read by `npm run console:size`.
    manifest: true,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // One file of libraries and one of our own parts, instead of a dozen small ones that a slow network fetches one by one.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|react-query|query-core|store|react-store)|openapi-fetch)[\\/]/,
              priority: 2,
            },
            {
              // What stands in a folder of `api` is asked for by few pages, and is loaded with them.
              name: 'console',
              test: /apps[\\/]console[\\/]src[\\/](app|ui|acts|theme|i18n[\\/](index|common\.zh)|api(?![\\/]\w+[\\/]))[\\/.]/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '^/(v1|docs|health|click|admin/queues)': { target: api, changeOrigin: false } } },
});
