import { expect, it, vi } from 'vitest';

it('what is given up while it is being kept does not come back', async () => {
  const answers: (() => void)[] = [];
  const asked: unknown[] = [];
  const save = (input: { readonly value: unknown }) => {
    asked.push(input.value);
    return new Promise((resolve) => void answers.push(() => resolve({ ok: true, value: null })));
  };
  vi.stubGlobal('window', { corridor: { draft: { save } } });
  const { useDrafts } = await import('./drafts.ts');
  const { save: keep, forget } = useDrafts.getState();

  const kept = keep('new:case:', { alias: 'Wren' });
  forget('new:case:');
  expect(asked).toEqual([{ alias: 'Wren' }, null]);
  for (const answer of answers) answer();
  await kept;
  expect(useDrafts.getState().drafts.size).toBe(0);

  const again = keep('new:case:', { alias: 'Finch' });
  answers.at(-1)?.();
  await again;
  expect(useDrafts.getState().drafts.get('new:case:')?.value).toEqual({ alias: 'Finch' });
  forget('of nothing');
  expect(asked).toHaveLength(3);
});
