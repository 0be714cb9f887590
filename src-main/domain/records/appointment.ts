import { appointmentStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef } from './define.ts';

/** `country`: where the place is; its holidays count as well as those of the country that is to be entered. */
export const appointmentRecord = defineRecord(
  'appointment',
  'W',
  {
    W: { step: parentRef('step'), at: a('instant'), status: choice(appointmentStatus) },
    L: { place: a('text'), country: a('country') },
  },
  { legal: { scope: 'shared', groups: ['W', 'L'] } },
);
