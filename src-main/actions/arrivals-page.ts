import type { GuestCard, ShelterHouseView, ShelterView } from '../../src-preload/contract/shelter-views.ts';
import { escaped, printablePage } from './html-page.ts';

export type PageLanguage = 'en' | 'ru';

const words = {
  en: {
    title: 'Arrivals',
    overdue: 'Should have come',
    today: 'Today',
    tomorrow: 'Tomorrow',
    later: 'Later',
    columns: ['Guest', 'People', 'Day', 'Arrival window', 'Room', 'Leaves', 'Has come'],
    none: 'Nobody is expected.',
    moveOut: 'This house is compromised: move out now.',
    burn: 'Guest names only. Destroy this page when the day is over.',
    noDay: 'no day yet',
  },
  ru: {
    title: 'Приезды',
    overdue: 'Должны были приехать',
    today: 'Сегодня',
    tomorrow: 'Завтра',
    later: 'Позже',
    columns: ['Гость', 'Человек', 'День', 'Когда ждать', 'Комната', 'Уезжают', 'Приехали'],
    none: 'Никого не ждём.',
    moveOut: 'Дом раскрыт: вывозить сейчас.',
    burn: 'Здесь только гостевые имена. Уничтожьте страницу, когда день закончится.',
    noDay: 'день не назван',
  },
} as const;

const coming = ['overdue', 'today', 'tomorrow', 'later'] as const;

const style = `body { font: 13pt/1.4 sans-serif; max-width: none; margin: 1.5em; color: #000; background: #fff; }
h1 { font-size: 18pt; margin: 0 0 .5em; }
h2 { font-size: 15pt; margin: 1em 0 .3em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding: .4em 0 .2em; }
th, td { border: 1px solid #000; padding: .3em .5em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td:last-child { width: 5em; }
.alarm { border: 3px solid #000; padding: .5em; font-weight: bold; font-size: 16pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print { body { margin: 0; } @page { margin: 15mm; } }`;

/** Who comes, by house and day, as one page to print. Guest names, and nothing by which somebody else would know them. */
export function arrivalsPage({ today, houses }: ShelterView, language: PageLanguage): string {
  const text = words[language];
  const title = `${text.title} — ${dayText(today, language)}`;
  const body = houses.map((house) => houseSection(house, language)).join('\n');
  return printablePage(language, title, style, `<h1>${title}</h1>\n<p>${text.burn}</p>\n${body}`);
}

function houseSection(house: ShelterHouseView, language: PageLanguage): string {
  const text = words[language];
  const cards = new Map(house.guests.map((guest) => [guest.id, guest]));
  const tables = coming.flatMap((group) => {
    const guests = house.groups[group].flatMap((id) => cards.get(id) ?? []);
    return guests.length === 0 ? [] : [table(text[group], guests, language)];
  });
  return [
    `<h2><bdi>${escaped(house.codeName)}</bdi></h2>`,
    ...(house.state === 'move out now' ? [`<p class="alarm">${text.moveOut}</p>`] : []),
    ...(tables.length === 0 ? [`<p>${text.none}</p>`] : tables),
  ].join('\n');
}

function table(caption: string, guests: readonly GuestCard[], language: PageLanguage): string {
  const head = words[language].columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const rows = guests.map((guest) => {
    const cells = [
      guest.guestName,
      guest.guests === null ? '' : String(guest.guests),
      dayText(guest.from, language),
      guest.arrival,
      guest.unitName,
      guest.until === null ? '' : dayText(guest.until, language),
      '',
    ];
    return `<tr>${cells.map((cell) => `<td><bdi>${escaped(cell)}</bdi></td>`).join('')}</tr>`;
  });
  return `<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** `пт, 12 мар 2027`: never digits alone. */
function dayText(day: string | null, language: PageLanguage): string {
  if (day === null) return words[language].noDay;
  const parts = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    (parts.find((one) => one.type === type)?.value ?? '').replace('.', '');
  return `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`;
}
