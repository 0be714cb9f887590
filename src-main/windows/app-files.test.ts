import { expect, test } from 'vitest';
import { fileOf } from './app-files.ts';

test.each([
  ['app://local/index.html', 'index.html', 'text/html; charset=utf-8'],
  ['app://local/index.html#/cases', 'index.html', 'text/html; charset=utf-8'],
  ['app://local/assets/index-Dk3_9.js', 'assets/index-Dk3_9.js', 'text/javascript; charset=utf-8'],
  ['app://local/assets/x.woff2', 'assets/x.woff2', 'font/woff2'],
])('%s is a file of the app', (url, path, type) => {
  expect(fileOf(url)).toEqual({ path, type });
});

test.each([
  'app://local/',
  'app://local/assets/',
  'app://local/../package.html/..%2f..%2fx.js',
  'app://local/%2e%2e/main/index.js%00.html',
  'app://local/..%2fmain%2findex.js',
  'app://local/..\\main\\index.js',
  'app://local/.hidden.js',
  'app://local/a/.git/x.js',
  'app://local//etc/x.js',
  'app://local/C:/x.js',
  'app://local/index.html?q=1',
  'app://local/index.htm',
  'app://local/index.js.map',
  'app://local/html',
  'app://local/.html',
  'app://other/index.html',
  'app://local:1/index.html',
  'app://user@local/index.html',
  'https://local/index.html',
  'file:///etc/passwd.html',
  'data:text/html,x',
  'blob:app://local/x',
  'not a url',
  '',
])('%s is not', (url) => {
  expect(fileOf(url)).toBeNull();
});

test('climbing within a URL ends within the app', () => {
  // URL parsers resolve it themselves: nothing is left to climb with.
  expect(fileOf('app://local/a/../../../index.html')).toEqual({
    path: 'index.html',
    type: 'text/html; charset=utf-8',
  });
});
