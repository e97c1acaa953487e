/** How the app is built: static files under a strict policy, no `data:` addresses, compressed ahead of time. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { finish } from './build/finish.ts';

/** Browsers that have everything the app uses: light-dark(), field-sizing where there is, WebAuthn PRF. */
const BROWSERS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/** Packages of this repository whose modules do nothing but define. */
const PURE = /\/packages\/(cases|wire|crypto)\/src\//u;

const treeshake = { moduleSideEffects: (id: string) => !PURE.test(id) };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'public',
  // Preact runs what is written for React: 45 KB less to the first screen. See docs/dependencies.md.
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  // Whatever environment the build is started from, what is shipped is React's production build.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  oxc: { jsx: { runtime: 'automatic', development: false } },
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake,
      checks: { pluginTimings: false },
      // virtua marks itself for React's server components, of which there are none here.
      onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)),
    },
  },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  plugins: [finish()],
});
