import { applyBulk, bulkActs, planBulk, undoBulk } from './bulk-change.ts';
import { deleteFilter, listFilters, saveFilter } from './filters.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';
import { showToday } from './show-today.ts';

type Own = 'case.planBulk' | 'case.applyBulk' | 'case.bulkActs' | 'case.undoBulk';
type ListsHandlers = Pick<Handlers, Extract<keyof Handlers, `${'today' | 'filter'}.${string}` | Own>>;

/** Today, working lists, and what is done with several cases at once. */
export const listsHandlers = (seat: Seat): ListsHandlers => ({
  'today.show': () => seat.show(showToday),
  'filter.list': () => seat.show(listFilters),
  'filter.save': (wish) => seat.with((unlocked) => saveFilter(unlocked, wish)),
  'filter.delete': ({ id }) => seat.with((unlocked) => deleteFilter(unlocked, id)),
  'case.planBulk': (wish) => seat.with((unlocked) => planBulk(unlocked, wish)),
  'case.applyBulk': (wish) => seat.with((unlocked) => applyBulk(unlocked, wish)),
  'case.bulkActs': () => seat.show(bulkActs),
  'case.undoBulk': ({ action }) => seat.with((unlocked) => undoBulk(unlocked, action)),
});
