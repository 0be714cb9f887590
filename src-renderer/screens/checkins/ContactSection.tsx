import { CalendarClock, PhoneCall, Users } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Section, Stack } from '../../components/Page.tsx';
import { useResume } from '../records/resume.ts';
import { HandOverShift } from './HandOverShift.tsx';
import { WatchCard } from './WatchCard.tsx';
import { WatchForm } from './WatchForm.tsx';

const checkInKey = 'C';

interface Props {
  readonly page: CasePage;
  /** The watches of this case, the worst first. */
  readonly rows: readonly WatchRow[];
  readonly onCheckIn: (row: WatchRow | null) => void;
}

/** Keeping contact with the people of a case. */
export function ContactSection({ page, rows, onCheckIn }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<WatchRow | 'new' | null>(null);
  const [handing, setHanding] = useState(false);
  const { id } = page.record;
  useResume(
    useCallback(
      (type, parent) => {
        if (type !== 'watch' || parent !== id) return false;
        setEditing('new');
        return true;
      },
      [id],
    ),
  );
  const watched = rows.some(({ watch }) => watch !== null);
  return (
    <Section
      title={t('checkins.title')}
      actions={
        <>
          {watched && (
            <Button small look="quiet" icon={<Users aria-hidden />} onPress={() => setHanding(true)}>
              {t('checkins.handOver')}
            </Button>
          )}
          {!watched && (
            <Button small icon={<CalendarClock aria-hidden />} onPress={() => setEditing('new')}>
              {t('checkins.setUp')}
            </Button>
          )}
          <Button small icon={<PhoneCall aria-hidden />} onPress={() => onCheckIn(rows[0] ?? null)}>
            {t('checkins.checkIn')} <kbd>{checkInKey}</kbd>
          </Button>
        </>
      }
    >
      {rows.length === 0 && <Quiet>{t('checkins.none')}</Quiet>}
      {rows.map((row) => (
        <Card key={row.watch?.id ?? 'none'}>
          <Stack>
            <WatchCard row={row} onChange={row.watch === null ? null : () => setEditing(row)} />
          </Stack>
        </Card>
      ))}
      {editing !== null && (
        <WatchForm caseId={id} row={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {handing && <HandOverShift onClose={() => setHanding(false)} />}
    </Section>
  );
}
