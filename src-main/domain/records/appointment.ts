import { appointmentStatus } from './choices.ts';
import { a, choice, defineRecord, parentRef } from './define.ts';

export const appointmentRecord = defineRecord(
  'appointment',
  'W',
  {
    W: { step: parentRef('step'), at: a('instant'), status: choice(appointmentStatus) },
    L: { place: a('text') },
  },
  { legal: { scope: 'shared', groups: ['W', 'L'] } },
);
