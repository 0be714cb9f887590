import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: 'out',
      // All three programs live side by side and share chunks; `npm run build` clears `out` first.
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          'main/index': `${here}/src-main/index.ts`,
          'main/vault-process': `${here}/src-main/vault-process.ts`,
          'cli/index': `${here}/src-main/cli/index.ts`,
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'main/chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing: everything is in the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: `${here}/src-preload/index.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${here}/src-renderer`,
    base: './',
    plugins: [react()],
    build: {
      outDir: `${here}/out/renderer`,
      emptyOutDir: true,
      minify: true,
      // Data URIs would need a wider content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: `${here}/src-renderer/index.html` },
    },
  },
});
