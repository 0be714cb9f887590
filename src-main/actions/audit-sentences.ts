import type { AuditCaveat, AuditedJournal, AuditFinding, AuditReport } from './ports/audit.ts';

/** What window and command line say of an audit: one set of sentences, so that they never differ. */
export type AuditLanguage = 'en' | 'ru';

type Both = readonly [en: string, ru: string];

/** `{name}` is filled from what the finding says. */
const findings: Readonly<Record<AuditFinding['code'], Both>> = {
  'entry-altered': [
    'Entry {entry} of {journal} does not follow from the one before it: altered, removed or out of order.',
    'Запись {entry} у {journal} не следует из предыдущей: изменена, удалена или переставлена.',
  ],
  'entry-malformed': [
    'Entry {entry} of {journal} lacks what an entry of its kind has.',
    'В записи {entry} у {journal} нет того, что в ней должно быть.',
  ],
  'journal-of-another': [
    'The journal given by {journal} does not begin with this identity.',
    'Журнал, который дал(а) {journal}, начинается не с этой личности.',
  ],
  'journal-end-differs': [
    'The journal of {journal} ends otherwise than its own signature says (entry {signed}).',
    'Журнал {journal} кончается не там, где говорит его подпись (запись {signed}).',
  ],
  'journal-shorter': [
    'The journal of {journal} ends before entry {witnessed}, of which {by} knows: entries were removed from its end, or it was exported earlier. Ask for a new one.',
    'Журнал {journal} кончается раньше записи {witnessed}, о которой знает {by}: записи удалены с конца или выгрузка старая. Попросите новую.',
  ],
  'journal-fork': [
    'There are two journals of {journal}; they part at entry {entry}.',
    'Есть два журнала {journal}; они расходятся на записи {entry}.',
  ],
  'head-contradicted': [
    'What {by} knows of {journal} up to entry {witnessed} is not this journal: something was altered, removed or invented from entry {entry} on.',
    'То, что {by} знает о журнале {journal} до записи {witnessed}, — не этот журнал: начиная с записи {entry} что-то изменено, удалено или выдумано.',
  ],
  'bundle-removed': [
    'Bundle no. {number} of channel {channel} is missing from the journal of {journal}, at entry {entry} or after it; {by} shows that it was sent.',
    'В журнале {journal} нет файла № {number} канала {channel}, запись {entry} или позже; что он отправлен, показывает {by}.',
  ],
  'receipt-removed': [
    'The journal of {journal} does not have bundle no. {number} of channel {channel} from {by}, but confirmed it.',
    'В журнале {journal} нет файла № {number} канала {channel} от {by}, но получение подтверждено.',
  ],
  'bundle-invented': [
    'Entry {entry} of {journal} is invented: {by} never sent bundle no. {number} of channel {channel}.',
    'Запись {entry} у {journal} выдумана: {by} не отправлял(а) файл № {number} канала {channel}.',
  ],
  'bundle-fork': [
    'Two bundles of {journal} have no. {number} of channel {channel} (entry {entry}).',
    'У {journal} два файла № {number} канала {channel} (запись {entry}).',
  ],
  'change-missing': [
    'Entry {entry} of {journal} names change {change}, whose signature is not here.',
    'Запись {entry} у {journal} называет изменение {change}, подписи которого здесь нет.',
  ],
  'change-unjournalled': [
    'Change {change} is signed by {journal}, but the journal does not have it.',
    'Изменение {change} подписано {journal}, но в журнале его нет.',
  ],
};

const caveats: Readonly<Record<AuditCaveat['code'], Both>> = {
  values: [
    'What the changes say: nothing is disclosed to an auditor.',
    'Что сказано в изменениях: аудитору ничего не раскрыто.',
  ],
  times: ['Times: they are the claims of those who signed.', 'Время: это слова тех, кто подписал.'],
  'no-journal': ['{journal} is pinned, but gave no journal.', '{journal}: журнала нет.'],
  unwitnessed: [
    'Whether the {entries} entries of {journal} are all: nobody else here has witnessed that journal.',
    'Все ли {entries} записей у {journal}: никто другой здесь этот журнал не засвидетельствовал.',
  ],
  'beyond-witness': [
    'Entries {from} to {to} of {journal}: nobody else has witnessed that they are all.',
    'Записи с {from} по {to} у {journal}: что они все, никто другой не засвидетельствовал.',
  ],
  'not-received': [
    'Bundles of {journal} for {to} that never arrived, as far as that journal goes: {count}. They may be lost, on their way, or left out.',
    'Файлы {journal} для {to}, которых в том журнале нет: {count}. Они могли потеряться, быть в пути или скрыты.',
  ],
  'partner-not-supplied': [
    'Partners of {journal} whose journals were not given: {count}.',
    'Партнёры {journal}, чьих журналов здесь нет: {count}.',
  ],
  'authors-not-pinned': [
    'Authors of changes who are not pinned: {count}. Their signatures are good; who they are is not known.',
    'Авторы изменений, о которых вы ничего не сказали: {count}. Подписи верны; кто они, неизвестно.',
  ],
  'changes-unverifiable': [
    'Changes whose author’s certificate this version cannot use: {count}.',
    'Изменения, сертификат автора которых этой версии не подходит: {count}.',
  ],
};

type Said = Readonly<Record<string, string | number | null>>;

/** A person by name, with the beginning of the digest: names are chosen freely. */
const personIn = ({ names }: AuditReport, digest: string): string =>
  `${names[digest] ?? '?'} (${digest.slice(0, 12)}…)`;

function fill(report: AuditReport, language: AuditLanguage, both: Both, said: Said): string {
  return both[language === 'ru' ? 1 : 0].replaceAll(/\{([a-z]+)\}/gi, (_, name: string) => {
    const value = said[name] ?? '?';
    return ['journal', 'by', 'to'].includes(name) && typeof value === 'string'
      ? personIn(report, value)
      : String(value);
  });
}

export const findingSentence = (
  report: AuditReport,
  { code, detail, ...rest }: AuditFinding,
  language: AuditLanguage,
): string => fill(report, language, findings[code], { ...detail, ...rest });

export const caveatSentence = (
  report: AuditReport,
  { code, detail, journal }: AuditCaveat,
  language: AuditLanguage,
): string => fill(report, language, caveats[code], { ...detail, journal });

/** "complete up to entry N, witnessed by X": never more than was witnessed. */
export function journalSentence(
  report: AuditReport,
  journal: AuditedJournal,
  language: AuditLanguage,
): string {
  const who = personIn(report, journal.identity);
  const by = journal.witnesses
    .filter(({ number }) => number === journal.completeUpTo)
    .map(({ identity }) => personIn(report, identity))
    .join(', ');
  const { completeUpTo, entries } = journal;
  if (language === 'ru')
    return completeUpTo === 0
      ? `${who}: ${entries} записей; что они все, ничто не показывает.`
      : `${who}: полон до записи ${completeUpTo}, засвидетельствовано: ${by} (всего записей ${entries}).`;
  return completeUpTo === 0
    ? `${who}: ${entries} entries; nothing shows that they are all.`
    : `${who}: complete up to entry ${completeUpTo}, witnessed by ${by} (of ${entries} entries).`;
}

export const headings = (
  language: AuditLanguage,
): Readonly<Record<'title' | 'sound' | 'contradicted' | 'crossed' | 'not', string>> =>
  language === 'ru'
    ? {
        title: 'Проверка журналов',
        sound: 'Противоречий нет.',
        contradicted: 'Есть противоречия.',
        crossed: 'Журналы друг против друга',
        not: 'Не проверено',
      }
    : {
        title: 'Audit of journals',
        sound: 'Nothing contradicts.',
        contradicted: 'There are contradictions.',
        crossed: 'Journals against each other',
        not: 'Not checked',
      };

/** That not all contradictions are written out. */
export const moreSentence = (count: number, language: AuditLanguage): string =>
  language === 'ru'
    ? `И ещё противоречий: ${count}. Все они в отчёте JSON.`
    : `Further contradictions: ${count}. The JSON report has all of them.`;

/** What one sent the other, in one line. */
export function crossSentence(
  report: AuditReport,
  cross: AuditReport['crossChecks'][number],
  language: AuditLanguage,
): string {
  const [from, to] = [personIn(report, cross.from), personIn(report, cross.to)];
  return language === 'ru'
    ? `${from} → ${to}: отправлено ${cross.sent}, получено ${cross.received}, совпало ${cross.agreed}.`
    : `${from} → ${to}: ${cross.sent} sent, ${cross.received} received, ${cross.agreed} agree.`;
}

/** The whole report for people, one sentence a line. */
export const auditSentences = (report: AuditReport, language: AuditLanguage): readonly string[] => [
  headings(language)[report.verdict],
  ...report.findings.map((finding) => findingSentence(report, finding, language)),
  ...report.journals.map((journal) => journalSentence(report, journal, language)),
  ...report.crossChecks.map((cross) => crossSentence(report, cross, language)),
  ...report.notChecked.map(
    (caveat) => `${headings(language).not}: ${caveatSentence(report, caveat, language)}`,
  ),
];
