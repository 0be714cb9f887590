import type { ComparedPathway } from '../../../src-preload/contract/pathway-lists-views.ts';

type Decisive = ComparedPathway['critical'][number];

/** A step that each person has an own one of stands once, where the first of them stands, and ends when all of them have. */
export function onceEach(steps: readonly Decisive[]): readonly (Decisive & { readonly count: number })[] {
  const found = new Map<string, Decisive & { readonly count: number }>();
  for (const step of steps) {
    const before = found.get(step.title);
    found.set(
      step.title,
      before === undefined
        ? { ...step, count: 1 }
        : { title: step.title, finish: lastOf(before.finish, step.finish), count: before.count + 1 },
    );
  }
  return [...found.values()];
}

function lastOf(one: Decisive['finish'], other: Decisive['finish']): Decisive['finish'] {
  if (one === null || other === null) return null;
  return {
    earliest: one.earliest > other.earliest ? one.earliest : other.earliest,
    latest: one.latest > other.latest ? one.latest : other.latest,
  };
}
