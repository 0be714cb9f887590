import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveMessage } from '../../components/LiveMessage.tsx';
import { useKeptFocus } from '../../keyboard/kept-focus.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useBulk } from '../../stores/bulk.ts';
import { useCall } from '../../stores/call.ts';
import { useDrafts } from '../../stores/drafts.ts';
import { loadVault } from '../../stores/lifecycle.ts';
import { onMenu } from '../../stores/menu.ts';
import { useIdentity } from '../../stores/identity.ts';
import { sectionsFor, startFor, useNavigation } from '../../stores/navigation.ts';
import { useNotices } from '../../stores/notices.ts';
import { useRecords } from '../../stores/records.ts';
import { useSession } from '../../stores/session.ts';
import { HandOverShift } from '../checkins/HandOverShift.tsx';
import { Banners } from './Banners.tsx';
import { CallStrip } from './CallStrip.tsx';
import { Cover } from './Cover.tsx';
import { CurrentScreen } from './CurrentScreen.tsx';
import styles from './Frame.module.css';
import { KeyboardSheet } from './KeyboardSheet.tsx';
import { Palette } from './Palette.tsx';
import { Sidebar } from './Sidebar.tsx';

/** Texts of toasts; `lockSoon` comes from main. */
const texts = {
  saved: 'app.saved',
  proposed: 'app.savedProposed',
  undone: 'app.undone',
  erased: 'app.erased',
} as const;

export function Frame() {
  const { t } = useTranslation();
  const { place, go, ask, answered } = useNavigation();
  const lock = useSession((state) => state.lock);
  const { message, close } = useNotices();
  const undo = useRecords((state) => state.undo);
  const undoBulk = useBulk((state) => state.undo);
  const [covered, setCovered] = useState(false);
  const [open, setOpen] = useState<'palette' | 'keys' | 'handOver' | null>(null);
  const [offered, setOffered] = useState<readonly string[] | null>(null);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    // Only drafts from before are offered; those of this session stand in their fields.
    void loadVault().then(() => {
      const start = startFor(useIdentity.getState().own?.role);
      // Who has gone somewhere meanwhile stays there.
      if (useNavigation.getState().before.length === 0) useNavigation.setState({ place: { name: start } });
      setOffered([...useDrafts.getState().drafts.keys()]);
    });
  }, []);
  useKeptFocus(main);
  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [place]);
  useEffect(
    () =>
      useNavigation.subscribe(({ wish }, before) => {
        if (wish === null || wish === before.wish) return;
        // Screens answer first. Where none does, a call must still be answered and a name found.
        setTimeout(() => {
          if (useNavigation.getState().wish !== wish) return;
          answered();
          if (wish.name === 'find') setOpen('palette');
          else if (sectionsFor(useIdentity.getState().own?.role).includes('cases')) {
            go({ name: 'cases' });
            ask('new');
          }
        }, 0);
      }),
    [answered, go, ask],
  );
  useEffect(
    () =>
      onMenu((item) => {
        if (item === 'search') setOpen('palette');
      }),
    [],
  );
  const call = useCall();
  const uncovered: Readonly<Record<string, () => void>> = {
    'Ctrl+KeyK': () => setOpen('palette'),
    'Ctrl+KeyN': () => ask('new'),
    'Ctrl+KeyF': () => ask('find'),
    'Ctrl+Comma': () => go({ name: 'settings' }),
    'Ctrl+KeyM': () => void call.setOn(call.left === 0),
    '?': () => setOpen('keys'),
  };
  useShortcuts({
    ...(covered ? {} : uncovered),
    'Ctrl+KeyL': () => void lock(),
    'Ctrl+KeyH': () => setCovered(!covered),
  });
  const shut = (): void => setOpen(null);
  const undoable = message?.undo ?? null;
  return (
    <div className={styles['frame']}>
      <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
        {t('app.skip')}
      </button>
      <Sidebar onSearch={() => setOpen('palette')} />
      <main ref={main} tabIndex={-1} className={styles['main']}>
        <CallStrip />
        {offered !== null && (
          <>
            <Banners offered={offered} />
            <CurrentScreen place={place} />
          </>
        )}
      </main>
      {open === 'palette' && <Palette onClose={shut} onHandOver={() => setOpen('handOver')} />}
      {open === 'handOver' && <HandOverShift onClose={shut} />}
      {open === 'keys' && <KeyboardSheet onClose={shut} />}
      {covered && <Cover onShow={() => setCovered(false)} />}
      <LiveMessage
        message={message === null ? null : { id: message.id, text: t(texts[message.key]) }}
        onClose={close}
        onUndo={
          undoable === null
            ? undefined
            : () => {
                close();
                if (undoable.several === true) void undoBulk(undoable.action);
                else void undo(undoable.id, undoable.action, undoable.more);
              }
        }
      />
    </div>
  );
}
