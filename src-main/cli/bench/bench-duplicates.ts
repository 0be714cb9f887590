import { comparable, type Subject } from '../../domain/comparable.ts';
import { DuplicateIndex } from '../../domain/duplicate-index.ts';
import type { RecordId } from '../../domain/ids.ts';
import { median, report, timed } from './report.ts';

const given = [
  'Хамзат',
  'Юсуп',
  'Магомед',
  'Ахмед',
  'Иса',
  'Муса',
  'Рамзан',
  'Зелимхан',
  'Мадина',
  'Хеда',
  'Лейла',
];
const roots = [
  'Иса',
  'Муса',
  'Магомад',
  'Дада',
  'Али',
  'Хасан',
  'Умар',
  'Гайрбек',
  'Бисултан',
  'Эльмурза',
  'Тагир',
];
const middles = ['', 'бек', 'хан', 'гир', 'султан', 'мирза', 'тун', 'лар', 'вир', 'жан', 'дан', 'рук', 'шам'];

/** Some 1,570 names among all, evenly spread; birth dates over fifty years. */
const invented = (number: number): Subject => ({
  record: number.toString(16).padStart(32, '0') as RecordId,
  case: (number + 2 ** 40).toString(16).padStart(32, '0') as RecordId,
  alias: `Alias ${number}`,
  trueName: `${given[number % 11]} ${roots[Math.floor(number / 11) % 11]}${middles[Math.floor(number / 121) % 13]}ов`,
  birthDate: {
    day: `${1950 + ((number * 7919) % 51)}-${String(((number * 31) % 12) + 1).padStart(2, '0')}-${String(((number * 17) % 28) + 1).padStart(2, '0')}`,
    precision: 'exact',
  },
  channels: [`+7 9${String(number * 37).padStart(9, '0')}`],
});

/** Who may be one person: making everybody ready once, one new person, and every pair. */
export async function duplicates(persons: number): Promise<void> {
  const ready = await timed(() =>
    Array.from({ length: persons }, (_, index) => comparable(invented(index + 1))),
  );
  report('duplicates: everybody made ready, once', ready.ms);
  const index = await timed(() => new DuplicateIndex(ready.value));
  report('duplicates: put by keys', index.ms);
  const typed: Subject = { ...invented(0), trueName: 'Hamzat Isaev', channels: ['8 900 000 00 37'] };
  report('duplicates: one new person', await median(15, () => index.value.like(comparable(typed))));
  const pairs = await timed(() => index.value.pairs());
  report('duplicates: every pair', pairs.ms);
  report('duplicates: pairs suggested', pairs.value.length);
}
