import { create } from 'zustand';
import { dayOf } from '../i18n/dates.ts';

/** Today on this computer's calendar; a window left open over midnight moves on. */
export const useToday = create<{ readonly day: string }>()(() => ({ day: dayOf(new Date()) }));

const minute = 60_000;

export function watchCalendar(): void {
  setInterval(() => {
    const day = dayOf(new Date());
    if (day !== useToday.getState().day) useToday.setState({ day });
  }, minute);
}
