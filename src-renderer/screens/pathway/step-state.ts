/** Nothing more is to be done in this state. */
export const isOver = (state: string): boolean =>
  state === 'granted' || state === 'refused' || state === 'cancelled';
