import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    // The page's policy allows neither inline script nor data: fonts, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The libraries' licences ask to travel with every copy.
    license: { fileName: 'assets/licences.md' },
  },
});
