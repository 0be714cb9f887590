import { readFileSync } from 'node:fs';
import locales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = import.meta.dirname;

/**
 * Under Trusted Types any assignment to `innerHTML` throws and React then unmounts the whole window. React Aria has two
 * of them, in its live announcer; another number means that it changed and has to be read again.
 */
function announcerWithoutInnerHtml(): Plugin {
  const known = /this\.(assertiveLog|politeLog)\.innerHTML = '';/g;
  let files = 0;
  return {
    name: 'corridor-live-announcer',
    enforce: 'pre',
    buildStart() {
      files = 0;
    },
    transform(code, id) {
      if (!/[\\/]react-aria[\\/]/.test(id) || !code.includes('innerHTML')) return null;
      const places = code.match(known)?.length ?? 0;
      const patched = code.replaceAll(known, 'this.$1.replaceChildren();');
      if (!id.includes('LiveAnnouncer') || places !== 2 || patched.includes('innerHTML'))
        this.error(`React Aria writes innerHTML in a place that is not known: ${id}`);
      files += 1;
      return { code: patched, map: null };
    },
    buildEnd(failure) {
      if (failure === undefined && files !== 1)
        this.error(`Expected to patch one live announcer of React Aria, patched ${files}`);
    },
  };
}

/** Fails unless the locales plugin left exactly the languages that we ship in React Aria's own texts. */
function onlyShippedLocales(): Plugin {
  return {
    name: 'corridor-shipped-locales',
    buildEnd(failure) {
      if (failure !== undefined) return;
      const found = new Set<string>();
      for (const id of this.getModuleIds()) {
        const [, locale] = /[\\/]intl[\\/].*?([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id) ?? [];
        if (locale !== undefined) found.add(locale);
      }
      const languages = [...found].toSorted().join(' ');
      if (languages !== 'en-US ru-RU') this.error(`React Aria's texts are bundled for: ${languages}`);
    },
  };
}

/**
 * What pdf.js decodes fax and JPEG 2000 pictures with (scans are often made of them), without WebAssembly, which the
 * content security policy forbids. It imports them by these names, from the folder it is told.
 */
function pdfDecoders(): Plugin {
  return {
    name: 'corridor-pdf-decoders',
    generateBundle() {
      for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'])
        this.emitFile({
          type: 'asset',
          fileName: `pdf/${name}`,
          source: readFileSync(`${here}/node_modules/pdfjs-dist/wasm/${name}`),
        });
    },
  };
}

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
          'main/bundle-worker': `${here}/src-main/bundle-worker.ts`,
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
    plugins: [
      announcerWithoutInnerHtml(),
      { ...locales.vite({ locales: ['en-US', 'ru-RU'] }), enforce: 'pre' },
      onlyShippedLocales(),
      pdfDecoders(),
      react(),
    ],
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
