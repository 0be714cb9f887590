import { create } from 'zustand';
import { ask, corridor } from '../bridge/corridor.ts';
import { useSession } from './session.ts';

interface Call {
  /** Seconds until the call mode ends by itself; 0 when it is off. */
  readonly left: number;
  setOn(on: boolean): Promise<void>;
}

let timer: ReturnType<typeof setInterval> | undefined;

/** While somebody listens to a caller, waiting doesn't lock. Main keeps the time; here it is only counted down. */
export const useCall = create<Call>()((set) => ({
  left: 0,
  async setOn(on) {
    await ask(corridor.session.call({ on }));
    await useSession.getState().load();
    const ends = performance.now() + (useSession.getState().view?.callSeconds ?? 0) * 1000;
    const count = (): void => {
      const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
      if (left === 0) clearInterval(timer);
      set({ left });
    };
    clearInterval(timer);
    count();
    timer = setInterval(count, 1000);
  },
}));
