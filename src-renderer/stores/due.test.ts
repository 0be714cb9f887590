import { expect, it, vi } from 'vitest';

it('many changes at once ask once more, after the last, and nobody is answered with what was before', async () => {
  const answers: (() => void)[] = [];
  let asked = 0;
  const show = () => {
    const overdue = (asked += 1);
    return new Promise((resolve) => {
      answers.push(() => resolve({ ok: true, value: { rows: [], more: 0, overdue } }));
    });
  };
  vi.stubGlobal('window', { corridor: { today: { show } } });
  const { useDue } = await import('./due.ts');
  const { load } = useDue.getState();

  const first = load();
  const later = [load(), load(), load()];
  expect(asked).toBe(1);
  answers[0]?.();
  await first;
  await vi.waitFor(() => expect(asked).toBe(2));
  answers[1]?.();
  await Promise.all(later);
  expect(useDue.getState().due.value?.overdue).toBe(2);
  const again = load();
  expect(asked).toBe(3);
  answers[2]?.();
  await again;
  expect(useDue.getState().due.value?.overdue).toBe(3);
});
