import { draftTemplate } from './draft-template.ts';
import type { Handlers } from './ports/desk.ts';
import type { Seat } from './seat.ts';

type DraftHandlers = Pick<Handlers, Extract<keyof Handlers, `templateDraft.${string}`>>;

/** Templates that are being written. */
export const templateDraftHandlers = (seat: Seat): DraftHandlers => ({
  'templateDraft.check': ({ template, language }) =>
    seat.show((unlocked) => draftTemplate(unlocked, template, language)),
});
