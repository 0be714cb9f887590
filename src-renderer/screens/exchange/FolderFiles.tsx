import { useTranslation } from 'react-i18next';
import type { FolderFileView, FolderScan } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { formatDayAndDistance } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useExchange } from '../../stores/exchange.ts';
import { useToday } from '../../stores/today.ts';
import lists from '../cases/Cases.module.css';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import styles from './Exchange.module.css';
import { KeepWarning } from './KeepWarning.tsx';
import { verdictTones } from './verdict-tones.ts';

/** What the last scan has found, in the order to take it in. What needs nothing from the user is only counted. */
export function FolderFiles({ scan }: { readonly scan: FolderScan }) {
  const { t } = useTranslation();
  const counts = [
    scan.known > 0 ? t('exchange.folder.known', { count: scan.known }) : null,
    scan.own > 0 ? t('exchange.folder.own', { count: scan.own }) : null,
    scan.notForMe > 0 ? t('exchange.folder.notForMe', { count: scan.notForMe }) : null,
    scan.others > 0 ? t('exchange.folder.others', { count: scan.others }) : null,
  ].filter((text) => text !== null);
  return (
    <Stack gap={2}>
      {scan.left > 0 && (
        <Notice tone="warning" title={t('exchange.folder.left', { count: scan.left })} live>
          <p>{t('exchange.folder.leftText')}</p>
        </Notice>
      )}
      {scan.files.length === 0 ? (
        <Notice tone="info" title={t('exchange.folder.nothing')} live />
      ) : (
        <ul className={lists['list']} aria-label={t('exchange.folder.found')}>
          {scan.files.map((file, index) => (
            // Names need not be unlike each other where they are not UTF-8.
            <li key={`${index} ${file.name}`} className={styles['folderItem']}>
              <FolderFile file={file} />
            </li>
          ))}
        </ul>
      )}
      {scan.more > 0 && <Quiet>{t('exchange.folder.more', { count: scan.more })}</Quiet>}
      {counts.length > 0 && <Quiet>{counts.join(' · ')}</Quiet>}
    </Stack>
  );
}

function FolderFile({ file }: { readonly file: FolderFileView }) {
  const { t } = useTranslation();
  const words = useWords();
  const open = useExchange((state) => state.openFromFolder);
  const today = useToday((state) => state.day);
  if (file.state !== 'ready')
    return (
      <div className={styles['found']}>
        <Row>
          <span>
            <Bdi text={file.name} />
          </span>
          {file.state === 'arriving' ? (
            <Badge tone="info">{t('exchange.folder.arriving')}</Badge>
          ) : (
            <Badge tone="danger">{t('exchange.folder.refused')}</Badge>
          )}
        </Row>
        <Quiet>
          {file.state === 'arriving' ? t('exchange.folder.arrivingText') : words.refusal(file.refusal)}
        </Quiet>
        {file.state === 'refused' && file.fork !== null && (
          <Row>
            <span>
              <Bdi text={file.fork.sender.name} />
              {': '}
              {t('exchange.forkOf', { number: file.fork.number })}
            </span>
            <KeepWarning
              file={file.fork.file}
              label={t('exchange.keepWarningOf', {
                number: file.fork.number,
                name: file.fork.sender.name,
              })}
            />
          </Row>
        )}
      </div>
    );
  const { sender, number, day, verdict, missing } = file;
  const firstEver = verdict === 'new channel' && sender.lastReceived === null;
  return (
    <>
      <div className={styles['found']}>
        <Row>
          <strong>
            <Bdi text={sender.name} />
          </strong>
          <TrustBadge contact={sender} />
          <span>
            {t('contacts.numberDay', { number, day: formatDayAndDistance(day, today, words.language) })}
          </span>
        </Row>
        <Row>
          <Badge tone={verdictTones[verdict]}>
            {firstEver
              ? t('exchange.firstEver')
              : t(`exchange.verdict.${verdict}`, { missing: missing.join(', '), count: missing.length })}
          </Badge>
          <Quiet>
            <Bdi text={file.name} />
          </Quiet>
        </Row>
      </div>
      <Button
        small
        label={t('exchange.folder.openOf', { name: sender.name, number })}
        onPress={() => void open(file.file)}
      >
        {t('exchange.folder.open')}
      </Button>
    </>
  );
}
