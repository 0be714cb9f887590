import { houseState, need } from './choices.ts';
import { a, choice, defineRecord, ref, safety, setOf, term } from './define.ts';

/** `keeper`: the contact whose house it is; it decides what a shelter sees and may write. */
export const safeHouseRecord = defineRecord(
  'safeHouse',
  'W',
  {
    W: {
      codeName: a('text'),
      keeper: a('identity'),
      state: safety(choice(houseState), ...houseState.values),
      suits: setOf(term(need)),
    },
    L: { address: safety(a('longText')), host: ref('helper') },
  },
  { shelter: { scope: 'own', groups: ['W'] } },
);
