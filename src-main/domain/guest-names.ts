/* What a house calls its guests: trees and herbs, nobody's name, and unlike the birds that cases are often called by. */

const names = {
  en: [
    'Maple',
    'Rowan',
    'Willow',
    'Hazel',
    'Linden',
    'Aspen',
    'Juniper',
    'Larch',
    'Alder',
    'Cypress',
    'Clover',
    'Fern',
    'Sage',
    'Thyme',
    'Mint',
    'Lavender',
    'Yarrow',
    'Sorrel',
    'Heather',
    'Barley',
    'Plum',
    'Quince',
    'Almond',
    'Olive',
  ],
  ru: [
    'Клён',
    'Рябина',
    'Ива',
    'Орешник',
    'Липа',
    'Осина',
    'Можжевельник',
    'Лиственница',
    'Ольха',
    'Кипарис',
    'Клевер',
    'Папоротник',
    'Шалфей',
    'Чабрец',
    'Мята',
    'Лаванда',
    'Душица',
    'Щавель',
    'Вереск',
    'Ячмень',
    'Слива',
    'Айва',
    'Миндаль',
    'Олива',
  ],
} as const;

/** One spelling for comparing: two houses read them with people's eyes. */
export const plainName = (name: string): string =>
  name.trim().normalize('NFC').toLowerCase().replaceAll('ё', 'е');

/** A name that nobody here was given yet; with a number once all are used. `random`: any integer, 0 or more. */
export function freshGuestName(language: 'en' | 'ru', taken: readonly string[], random: number): string {
  const used = new Set(taken.map(plainName));
  const list = names[language];
  for (let round = 1; ; round += 1) {
    const free = list
      .map((name) => (round === 1 ? name : `${name} ${round}`))
      .filter((name) => !used.has(plainName(name)));
    const name = free[random % Math.max(1, free.length)];
    if (name !== undefined) return name;
  }
}
