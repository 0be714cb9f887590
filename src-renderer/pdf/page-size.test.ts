import { expect, test } from 'vitest';
import { pageScale } from './page-size.ts';

test('an ordinary page is as wide as wanted', () => {
  expect(pageScale(600, 800, 1200)).toBe(2);
});

test.each([
  [1e9, 1e9],
  [1e9, 1],
  [1, 1e9],
  [14_400, 14_400],
])('a page of %d by %d takes no more than memory allows', (width, height) => {
  const scale = pageScale(width, height, 10_000);
  expect(scale).toBeGreaterThan(0);
  expect(Math.max(width, height) * scale).toBeLessThanOrEqual(8192.000_001);
  expect(width * scale * height * scale).toBeLessThanOrEqual(16_000_001);
});
