import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacesView } from '../../../src-preload/contract/houses-views.ts';
import type { HousePage, RecordView, StayRow } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { spaceIn } from '../../forms/beds.ts';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { addDays } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useHouses } from '../../stores/houses.ts';
import { usePlaces } from '../../stores/places.ts';
import { useToday } from '../../stores/today.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { codesOf, doubtsOf, freeOf, isAnswerable } from './place-doubts.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { PlaceWarnings } from './PlaceWarnings.tsx';
import { agesOf, firstRoom, following, partsOf, type Placement } from './placement.ts';
import { SuggestedPlaces } from './SuggestedPlaces.tsx';
import { TheyStay } from './TheyStay.tsx';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly title: string;
  readonly caseId: string | null;
  readonly persons: readonly RecordView[];
  /** The stay that moves; null: a new one. */
  readonly moving: RecordView | null;
  /** To move a stay that they have instead of placing them. */
  readonly onMove?: (row: StayRow) => void;
  readonly onClose: () => void;
}

const usualNights = 14;

/**
 * House, unit, nights: the best place is chosen already, with its reasons. What doesn't fit is said before it is saved, and
 * the rules themselves refuse it: only a reason gets it saved all the same.
 */
export function PlaceForm({ title, caseId, persons, moving, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { load, peek } = useHouses();
  const { place, move } = usePlaces();
  const today = useToday((state) => state.day);
  // A move is over in a moment and has a record of its own: nothing of it is kept half done.
  const draft = useDraft(newDraftKey('stay', caseId ?? 'none'));
  const [house, setHouse] = useState<HousePage | null>(null);
  const [placement, setPlacement] = useState<Placement>(() => ({
    ...startOf(moving, persons, today),
    ...(moving === null ? (draft.kept as Partial<Placement> | null) : null),
  }));
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [seen, setSeen] = useState<readonly string[]>([]);
  /** A house was chosen by hand, though its page may not be here yet: no suggestion that comes meanwhile leads elsewhere. */
  const hand = useRef(false);
  const change = (some: Partial<Placement>): void => {
    const next = { ...placement, ...some };
    setPlacement(next);
    setFailure(null);
    setSeen([]);
    if (moving === null) draft.keep(next);
  };
  useEffect(() => void load(), [load]);
  const look = useCallback(
    async (id: string): Promise<HousePage | null> => {
      const reply = await peek(id);
      if (reply.ok) setHouse(reply.value);
      else setFailure(reply.refusal);
      return reply.ok ? reply.value : null;
    },
    [peek],
  );
  const view = useSuggestions(caseId, moving?.id ?? null, placement, (found: PlacesView) => {
    const [best] = found.suggestions;
    // Whoever has chosen by hand is not led elsewhere.
    if (hand.current) return;
    if (placement.house !== null && placement.follows === null) {
      if (house === null) void look(placement.house);
      return;
    }
    const kept = found.suggestions.find((one) => one.house === placement.follows) ?? best;
    const next = kept === undefined ? { house: null, unit: null, follows: null } : following(kept);
    setPlacement((now) => ({ ...now, ...next }));
    if (next.house === null) setHouse(null);
    else void look(next.house);
  });

  const { unit, guests, from, until, guestName } = placement;
  const parts = partsOf(placement, view?.suggestions ?? []);
  const space = house === null ? [] : spaceIn(house, from ?? '', until ?? '', moving?.id ?? null);
  // A suggestion of several units holds them together, not each of them alone.
  const doubts =
    house === null || parts.length > 1
      ? []
      : doubtsOf({ house, space, unit, guests: guests ?? 1, from, until });
  const knows = [...codesOf(doubts), ...seen];
  const impossible = house === null || from === null || doubts.includes('order');
  const wantsReason = !impossible && knows.length > 0;
  const save = async (): Promise<void> => {
    if (house === null || from === null || impossible || (wantsReason && reason.trim() === '')) return;
    const asked = {
      house: house.record.id,
      parts: parts.map((part) => ({ ...part })),
      from,
      until,
      language: words.language,
      ...(guestName.trim() === '' ? {} : { guestName: guestName.trim() }),
      ...(persons.length === 0 ? {} : { ageBands: agesOf(persons, words) }),
      ...(wantsReason ? { override: { reason: reason.trim(), knows: [...knows] } } : {}),
    };
    if (moving === null && caseId === null) return;
    const reply =
      moving === null
        ? await place({ ...asked, case: caseId ?? '' })
        : await move({ ...asked, stay: moving.id });
    if (reply.ok) {
      if (moving === null) draft.forget();
      onClose();
      return;
    }
    setFailure(reply.refusal);
    if (isAnswerable(reply.refusal.code)) setSeen([...seen, reply.refusal.code]);
  };
  const byHand = async (id: string): Promise<void> => {
    hand.current = true;
    const found = await look(id);
    if (found === null) hand.current = false;
    if (found !== null)
      change({ house: id, unit: firstRoom(found, placement, moving?.id ?? null), follows: null });
  };
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          {view !== null && view.now.length > 0 && <TheyStay rows={view.now} onMove={onMove} />}
          {view !== null && (
            <SuggestedPlaces
              view={view}
              chosen={placement.follows}
              onChoose={(id) => {
                const one = view.suggestions.find((suggestion) => suggestion.house === id);
                hand.current = false;
                if (one !== undefined) change(following(one));
                void look(id);
              }}
            />
          )}
          <PlaceFields
            placement={placement}
            house={house}
            space={space}
            split={parts.length > 1}
            onChange={change}
            onHouse={(id) => void byHand(id)}
          />
          <PlaceWarnings doubts={doubts} free={freeOf(space, unit)} guests={guests ?? 1} />
          <RefusalNotice failure={failure} />
          {wantsReason && (
            <TextField
              label={t('houses.placeBecause')}
              hint={t('houses.placeBecauseHint')}
              value={reason}
              onChange={setReason}
              maxLength={2000}
              rows={2}
            />
          )}
          <Actions>
            <Button
              look={wantsReason ? 'danger' : 'primary'}
              submit
              disabled={impossible || (wantsReason && reason.trim() === '')}
            >
              {wantsReason
                ? t('houses.placeAnyway')
                : moving === null
                  ? t('houses.placeSave')
                  : t('houses.moveSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}

function startOf(moving: RecordView | null, persons: readonly RecordView[], today: string): Placement {
  const none = { house: null, unit: null, follows: null, guestName: '' };
  if (moving === null)
    return {
      ...none,
      guests: Math.max(1, persons.length),
      from: today,
      until: addDays(today, usualNights),
    };
  const from = textOf(moving.values['from']);
  const until = textOf(moving.values['until']);
  const began = textOf(moving.values['status']) === 'checkedIn' || from < today;
  // Who should have left and is still there: until when is not known.
  return {
    ...none,
    guests: numberOf(moving.values['guests']) ?? 1,
    from: began ? today : from,
    until: until === '' || until <= today ? null : until,
  };
}
