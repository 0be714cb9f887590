import type { Language } from './setup.ts';

const steps = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1000],
  ['byte', 1],
] as const;

/** `1.2 MB`, `340 kB`. */
export function formatSize(bytes: number, language: Language): string {
  const [unit, size] = steps.find(([, least]) => bytes >= least) ?? ['byte', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    bytes / size,
  );
}
