import { useRef, useState } from 'react';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { ExportPlan, ExportResult } from '../../../src-preload/contract/views.ts';
import { useExchange } from '../../stores/exchange.ts';
import type { ExportPlace } from '../../stores/exchange.ts';
import type { Failure } from '../../stores/failure.ts';

export type Withhold = NonNullable<CommandInput<'bundle.plan'>['withhold']>;
type Request = Pick<CommandInput<'bundle.plan'>, 'to' | 'preset' | 'cases' | 'addresses'>;
type Choice = Pick<Planned, 'withhold' | 'add' | 'withoutConsent'>;

/** A plan, and the choices of the user that it was made with. */
export interface Planned {
  readonly plan: ExportPlan;
  readonly request: Request;
  readonly withhold: Withhold;
  /** Leaves this time beyond the preset. */
  readonly add: Withhold;
  readonly withoutConsent: boolean;
}

export interface ExportPlanning {
  readonly planned: Planned | null;
  /** What is kept back now; the plan that says so may still be on its way. */
  readonly withhold: Withhold;
  readonly add: Withhold;
  readonly withoutConsent: boolean;
  readonly busy: boolean;
  /** The plan was made anew by itself because something was written since. */
  readonly replanned: boolean;
  readonly failure: Failure | null;
  /** Plans for a recipient. What was kept back from the same one stays kept back; consent is asked for again. */
  ask(request: Request): Promise<boolean>;
  choose(choice: Partial<Choice>): Promise<void>;
  /** Writes the file; null when it was refused, or when there is a new plan to look at first. */
  save(where: ExportPlace): Promise<ExportResult | null>;
}

export function useExportPlan(): ExportPlanning {
  const { plan: planIt, save: saveIt } = useExchange();
  const [planned, setPlanned] = useState<Planned | null>(null);
  const [choice, setChoice] = useState<Choice>({ withhold: [], add: [], withoutConsent: false });
  const [busy, setBusy] = useState(false);
  const [replanned, setReplanned] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Of two plans asked for in haste, the last one is shown. */
  const asked = useRef(0);

  const make = async (request: Request, wanted: Choice): Promise<boolean> => {
    asked.current += 1;
    const mine = asked.current;
    setChoice(wanted);
    setBusy(true);
    setFailure(null);
    setReplanned(false);
    const reply = await planIt({
      ...request,
      withhold: [...wanted.withhold],
      add: [...wanted.add],
      withoutConsent: wanted.withoutConsent,
    });
    if (mine !== asked.current) return false;
    setBusy(false);
    if (reply.ok) setPlanned({ plan: reply.value, request, ...wanted });
    else setFailure(reply.refusal);
    return reply.ok;
  };
  return {
    planned,
    ...choice,
    busy,
    replanned,
    failure,
    ask: (request) =>
      make(request, {
        withhold: planned?.request.to === request.to ? choice.withhold : [],
        // Beyond the preset only what is said for this very plan.
        add: [],
        withoutConsent: false,
      }),
    async choose(change) {
      // What lacks consent may be something else now: that is said yes to anew.
      if (planned !== null) await make(planned.request, { ...choice, withoutConsent: false, ...change });
    },
    async save(where) {
      if (planned === null) return null;
      setFailure(null);
      setReplanned(false);
      const reply = await saveIt(planned.plan.token, where);
      if (reply.ok) return reply.value;
      if (reply.refusal.code !== 'no-such-preview') setFailure(reply.refusal);
      else if (await make(planned.request, { ...choice, withoutConsent: false })) setReplanned(true);
      return null;
    },
  };
}
