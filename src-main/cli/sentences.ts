import type { RefusalCode } from '../domain/refusals.ts';
import type { Refusal } from '../domain/result.ts';
import { isRussian } from './language.ts';

/* One plain sentence for every refusal, English and Russian. The window has longer ones with what to do next. */

const texts: Readonly<Record<RefusalCode, readonly [en: string, ru: string]>> = {
  usage: ['That command line is not complete.', 'Команда неполна.'],
  'no-such-record': ['There is no such record here.', 'Такой записи здесь нет.'],
  'no-such-contact': ['There is no such contact here.', 'Такого контакта здесь нет.'],
  'no-such-conflict': ['There is no such conflict.', 'Такого расхождения нет.'],
  'no-such-restore-point': ['There is no such restore point here.', 'Такой точки возврата здесь нет.'],
  'no-such-change': ['No such change waits in quarantine.', 'В карантине нет такого изменения.'],
  'change-breaks-rule': [
    'That change breaks a rule of the records. It stays in quarantine.',
    'Это изменение нарушает правило записей. Оно остаётся в карантине.',
  ],
  'change-unverifiable': [
    'Nobody can check who signed that change now: no usable certificate, or the key was withdrawn. It stays in quarantine.',
    'Сейчас нельзя проверить, кто подписал это изменение: нет годного сертификата или ключ отозван. Оно остаётся в карантине.',
  ],
  'check-in-ahead': [
    'That time has not come yet on this computer. A check-in counts from when it was made.',
    'На этом компьютере это время ещё не наступило. Выход на связь засчитывается, когда он состоялся.',
  ],
  'no-such-draft': ['There is no such draft.', 'Такого черновика нет.'],
  'no-such-preview': ['That preview is no longer valid. Look again.', 'Просмотр устарел. Откройте снова.'],
  'nothing-to-change': ['Nothing would change.', 'Ничего не изменилось бы.'],
  'no-such-request': ['Nobody sent such a request.', 'Такой просьбы не было.'],
  'answer-untrue': [
    'That is not so: what they ask about is here, or never was. Nothing was answered.',
    'Это не так: то, о чём просят, здесь есть или никогда не было. Ответа нет.',
  ],
  'asker-doubtful': [
    'Whoever asks is not trusted here now. Decline, or say with --despite that you know better.',
    'Сейчас тому, кто просит, здесь не доверяют. Откажите или скажите через --despite, что знаете точно.',
  ],
  'holds-nothing': [
    'This contact has nothing of it. Nothing was erased, nobody was asked.',
    'У этого контакта ничего из этого нет. Ничего не стёрто, никого не просили.',
  ],
  'nothing-to-send': ['There is nothing to send to this contact.', 'Этому контакту нечего отправлять.'],
  'vetting-over': ['This case is not in vetting any more.', 'Проверка по этому кейсу уже закончена.'],
  'vetting-incomplete': [
    'A check failed, people disagree, or nothing was checked. Say why the case is accepted all the same.',
    'Проверка не пройдена, мнения расходятся или ничего не проверено. Напишите, почему кейс всё же принят.',
  ],
  'vetting-unreasoned': ['Say why help is declined.', 'Напишите, почему в помощи отказано.'],
  'preset-not-for-role': [
    'That preset does not fit the role of this contact.',
    'Этот набор не подходит роли контакта.',
  ],
  'passport-lines-faulty': [
    'Something is wrong in these lines. Nothing was recorded.',
    'В этих строках ошибка. Ничего не записано.',
  ],
  'passport-birth-unclear': [
    'The lines give two figures for the year of birth. Say which century is meant.',
    'В строках две цифры года рождения. Укажите век.',
  ],
  'passport-nothing-new': ['All of this is recorded already.', 'Всё это уже записано.'],
  'no-such-template': [
    'There is no such template here, or it can’t be read.',
    'Такого шаблона здесь нет, или его нельзя прочитать.',
  ],
  'template-unchecked': [
    'Nobody has checked this template against its sources. Say who did, and on which day.',
    'Этот шаблон никто не сверил с источниками. Напишите, кто и в какой день это сделал.',
  ],
  'template-version-taken': [
    'There is such a version already, or a later one, and it says something else. Give this one a higher number. Nothing was saved.',
    'Такая или более новая версия уже есть, и в ней сказано другое. Дайте этой номер больше. Ничего не сохранено.',
  ],
  'template-id-shipped': [
    'A template with that id comes with Corridor. Give yours another id. Nothing was saved.',
    'Шаблон с таким идентификатором входит в Corridor. Дайте своему другой. Ничего не сохранено.',
  ],
  'template-malformed': [
    'This is no template that can be read whole. Nothing was taken in.',
    'Это не шаблон, который можно прочитать целиком. Ничего не принято.',
  ],
  'person-not-in-case': [
    'This person is not of this case. Nothing was changed.',
    'Этот человек не из этого кейса. Ничего не изменено.',
  ],
  'case-closed': ['This case is closed already.', 'Этот кейс уже закрыт.'],
  'case-not-closed': ['This case is not closed.', 'Этот кейс не закрыт.'],
  'case-has-open-work': [
    'Something still goes on in this case: a stay, a watch, a leg on the way, a referral without an answer, or an alarm. Nothing was changed. Look at what is named, end it, or close the case despite it and write why.',
    'В этом кейсе ещё не всё закончено: проживание, дежурство, переезд, направление без ответа или тревога. Ничего не изменено. Посмотрите, что названо, завершите это или закройте кейс несмотря на это и напишите почему.',
  ],
  'unreachable-too-soon': [
    "Too few attempts to call anyone unreachable: it takes three without an answer over seven days. Nothing was changed. Try again, or write why more attempts can't be made.",
    'Слишком мало попыток, чтобы считать, что связи нет: нужно три без ответа за семь дней. Ничего не изменено. Попробуйте ещё или напишите, почему больше попыток сделать нельзя.',
  ],
  'reason-missing': ['Write why. Nothing was changed.', 'Напишите почему. Ничего не изменено.'],
  'consent-missing': [
    'Some of this has no consent to legal partners. Withhold it, or send it --without-consent. Nothing left.',
    'На часть этого нет согласия для юристов. Оставьте её (--withhold) или --without-consent. Ничего не ушло.',
  ],
  'place-dates': [
    'They would leave before they arrive, or have left already. Give at least one night.',
    'Выезд раньше заезда, или они уже уехали. Нужна хотя бы одна ночь.',
  ],
  'place-house-compromised': [
    'That house is compromised. Do not send anyone there.',
    'Этот дом раскрыт. Никого туда не отправляйте.',
  ],
  'place-house-paused': [
    'That house is paused. Ask its keeper first.',
    'Этот дом приостановлен. Сначала спросите хранителя.',
  ],
  'place-blocked': [
    'That unit is blocked on some of these nights.',
    'Эта комната закрыта в некоторые из этих ночей.',
  ],
  'place-over-capacity': [
    'There are too few beds on some of these nights.',
    'В некоторые из этих ночей мест не хватает.',
  ],
  'place-overlap': [
    'They have a bed in another house on some of these nights.',
    'В некоторые из этих ночей у них уже есть место в другом доме.',
  ],
  'place-declined': [
    "That house has said that it can't take them on these nights.",
    'Этот дом уже ответил, что не может принять их в эти ночи.',
  ],
  'place-name-known': [
    'Another house knows them by that name, or it is one of their own. Choose another.',
    'Под этим именем их знает другой дом, или это их собственное имя. Выберите другое.',
  ],
  'addition-forbidden': [
    'That can’t be added for this contact: persons alone, and fields that are neither internal nor testimony. Nothing left.',
    'Этому контакту это не добавить: можно человека отдельно и поля, кроме внутренних и показаний. Ничего не ушло.',
  ],
  'passphrase-missing': [
    'A passphrase is needed: --passphrase-file.',
    'Нужна парольная фраза: --passphrase-file.',
  ],
  'passphrase-weak': ['That passphrase is too easy to guess.', 'Такую парольную фразу легко подобрать.'],
  'name-empty': ['A name is needed.', 'Нужно имя.'],
  'digest-differs': [
    'The certificate has another verification number. Nothing was added.',
    'У сертификата другое число сверки. Ничего не добавлено.',
  ],
  'name-differs': [
    'That is not your name as it stands on your certificate. Nothing was changed.',
    'Это не ваше имя с сертификата. Ничего не изменено.',
  ],
  'revocation-unmatched': [
    'This revocation is not by any contact here. Nothing was changed.',
    'Этот отзыв не от контакта, известного здесь. Ничего не изменено.',
  ],
  'key-limit': [
    'This identity has had as many keys as one may have. Replace the identity instead.',
    'У этой личности уже столько ключей, сколько бывает. Замените личность.',
  ],
  'contacts-behind': [
    'Some contacts may still use an old key; what they send by it could not be opened. --sure destroys it all the same.',
    'Кто-то ещё может писать старому ключу; это нельзя будет открыть. С --sure он будет уничтожен всё равно.',
  ],
  'recovery-code-differs': [
    'That is not the recovery code that was shown. It does not work yet.',
    'Это не тот код восстановления, который был показан. Он ещё не действует.',
  ],
  locked: ['The vault is locked.', 'Хранилище заперто.'],
  cancelled: ['Cancelled. Nothing was changed.', 'Отменено. Ничего не изменено.'],
  'contact-is-self': ['That is your own certificate.', 'Это ваш собственный сертификат.'],
  'contact-not-accepted': [
    'This contact is not accepted yet. Accept it first.',
    'Этот контакт ещё не принят. Сначала примите его.',
  ],
  'contact-replaced': [
    'This contact has a new key that you trust. Send to that one.',
    'У этого контакта новый ключ, которому вы доверяете. Отправляйте ему.',
  ],
  'signer-replaced': [
    'The signature is good, but another key that you trust has replaced this one. Nothing was taken.',
    'Подпись верна, но этот ключ заменён другим, которому вы доверяете. Ничего не принято.',
  ],
  'audit-bundle': [
    'This file is a journal for an audit. Nothing was read in. Use: corridor audit verify.',
    'Это журнал для проверки. Ничего не принято. Используйте: corridor audit verify.',
  ],
  'audit-sealed': [
    'This file is still encrypted. Give --vault of the auditor it was made for, or the decrypted tar.',
    'Файл ещё зашифрован. Укажите --vault аудитора или расшифрованный tar.',
  ],
  'audit-unpinned': [
    'Without --pin DIGEST nobody is trusted, and nothing was checked.',
    'Без --pin DIGEST никому нет доверия, и ничего не проверено.',
  ],
  'statement-malformed': [
    'A statement in this bundle is malformed.',
    'Заявление в этом пакете составлено неверно.',
  ],
  'statement-signature-bad': [
    'A statement in this bundle bears a forged signature.',
    'Подпись под заявлением в этом пакете подделана.',
  ],
  'journal-signature-bad': ['The signature of this journal is forged.', 'Подпись журнала подделана.'],
  'audit-contradicted': [
    'The journals contradict what is signed. The report names where.',
    'Журналы противоречат подписанному. В отчёте названо, где.',
  ],
  'journal-malformed': ['This journal is not well formed.', 'Журнал составлен неверно.'],
  'journal-missing': [
    'There is no journal in these files. Ask for an export for an auditor.',
    'В этих файлах нет журнала. Попросите выгрузку для аудитора.',
  ],
  'file-not-shared': [
    'The key of this file was not shared with you, or was erased.',
    'Ключ этого файла вам не передан или стёрт.',
  ],
  'file-not-arrived': [
    'The content of this file has not arrived here yet.',
    'Содержимое этого файла сюда ещё не дошло.',
  ],
  'file-altered': [
    'The content of this file is not what its record was signed with. It was not opened.',
    'Содержимое файла не то, которое подписано в записи. Файл не открыт.',
  ],
  'file-too-large': [
    'This file is too large to attach. Nothing was changed.',
    'Файл слишком велик, чтобы его приложить. Ничего не изменено.',
  ],
  'signer-unknown': [
    'The signature is good, but the signer is not among your contacts. Nothing was read in.',
    'Подпись верна, но отправителя нет среди контактов. Ничего не принято.',
  ],
  'signer-rejected': [
    'The signature is good, but you rejected this signer. Nothing was read in.',
    'Подпись верна, но этот отправитель вами отклонён. Ничего не принято.',
  ],
  'bundle-not-for-me': ['This bundle was made for someone else.', 'Этот файл предназначен другому.'],
  'bundle-altered': ['This bundle was altered on its way.', 'Файл изменён в пути.'],
  'bundle-unsigned': ['This bundle is not signed.', 'Файл не подписан.'],
  'bundle-signature-bad': ['The signature of this bundle is forged.', 'Подпись файла подделана.'],
  'bundle-sender-differs': [
    'This bundle names another sender than its signature.',
    'В файле назван не тот отправитель, что его подписал.',
  ],
  'bundle-recipients': [
    'This bundle can be opened by others too. It is refused.',
    'Этот файл может открыть кто-то ещё. Он отклонён.',
  ],
  'bundle-fork': [
    'There are two versions of this bundle from the same sender. Call them.',
    'Есть две версии этого файла от одного отправителя. Позвоните ему.',
  ],
  'bundle-member-altered': ['A part of this bundle was altered.', 'Часть файла изменена.'],
  'change-signature-bad': [
    'A record in this bundle has a forged signature.',
    'Подпись записи в файле подделана.',
  ],
  'change-digest-bad': ['A record in this bundle was altered.', 'Запись в файле изменена.'],
  'bundle-empty': ['This file is empty.', 'Файл пуст.'],
  'bundle-truncated': [
    'This file is cut off. Ask for it again.',
    'Файл обрезан. Попросите прислать ещё раз.',
  ],
  'bundle-too-large': ['This file is too large.', 'Файл слишком велик.'],
  'bundle-not-openpgp': ['This is not a bundle.', 'Это не файл обмена.'],
  'bundle-compressed': [
    'This file is compressed in a way that bundles never are.',
    'Файл сжат так, как файлы обмена не сжимаются.',
  ],
  'bundle-malformed': ['This is not a well-formed bundle.', 'Файл обмена составлен неверно.'],
  'bundle-newer': [
    'This bundle was made by a newer Corridor. Update first.',
    'Файл сделан более новой версией. Обновите программу.',
  ],
  'bundle-too-costly': [
    'Checking this bundle takes more time or memory than any honest one. Nothing was read in.',
    'Проверка файла требует больше времени или памяти, чем у честных файлов. Ничего не принято.',
  ],
  'bundle-reader-failed': [
    'The check of this bundle broke off. Nothing was read in.',
    'Проверка файла оборвалась. Ничего не принято.',
  ],
  'manifest-malformed': ['The table of contents of this bundle is wrong.', 'Опись файла составлена неверно.'],
  'change-malformed': ['A record in this bundle is not well formed.', 'Запись в файле составлена неверно.'],
  'certificate-malformed': ['This is not a certificate.', 'Это не сертификат.'],
  'certificate-foreign-form': [
    'This certificate is of a form that cannot be used here.',
    'Сертификат такого вида здесь не годится.',
  ],
  'certificate-weak': ['This certificate uses weak algorithms.', 'В сертификате слабые алгоритмы.'],
  'certificate-secret': [
    'This is a secret key. Never send it to anyone; ask for the certificate.',
    'Это секретный ключ. Никому его не отправляйте; нужен сертификат.',
  ],
  'certificate-several': [
    'There is more than one certificate in this file.',
    'В файле больше одного сертификата.',
  ],
  'certificate-unusable': [
    'This certificate cannot both sign and receive.',
    'Этим сертификатом нельзя и подписывать, и получать.',
  ],
  'input-malformed': ['The input is not in the expected form.', 'Ввод не того вида.'],
  'type-unknown': ['There is no such type of record.', 'Такого типа записей нет.'],
  'field-unknown': ['This type of record has no such field.', 'У этого типа записей нет такого поля.'],
  'field-value-bad': ['That value does not fit the field.', 'Это значение не подходит полю.'],
  'record-id-bad': ['That is not a record id.', 'Это не номер записи.'],
  'unlock-failed': [
    'Wrong passphrase, or the file is damaged.',
    'Неверная парольная фраза, или файл повреждён.',
  ],
  'not-the-sample': [
    'Invented people are only made in the sample.',
    'Выдуманные люди бывают только в образце.',
  ],
  'vault-missing': ['There is no vault at that place.', 'Хранилища в этом месте нет.'],
  'vault-exists': ['There is a vault already. It was not touched.', 'Хранилище уже есть. Оно не тронуто.'],
  'vault-open-elsewhere': ['The vault is open in another program.', 'Хранилище открыто в другой программе.'],
  'vault-damaged': [
    'The passphrase is right, but the file is damaged. Restore a backup.',
    'Парольная фраза верна, но файл повреждён. Восстановите резервную копию.',
  ],
  'vault-newer': [
    'The vault was written by a newer Corridor. Update first.',
    'Хранилище записано более новой версией. Обновите программу.',
  ],
  'vault-not-a-vault': ['That file is not a vault.', 'Этот файл — не хранилище.'],
  'vault-read-only': ['The vault cannot be written to there.', 'В это хранилище нельзя писать.'],
  'disk-full': ['The disk is full. Nothing was changed.', 'Диск заполнен. Ничего не изменено.'],
  'file-unreadable': ['That file cannot be read.', 'Файл не читается.'],
  'file-unwritable': [
    'That file cannot be written. Nothing was changed.',
    'Файл не записать. Ничего не изменено.',
  ],
  'file-exists': ['That file exists already. It was not touched.', 'Такой файл уже есть. Он не тронут.'],
  'file-changing': [
    'That file is still arriving, or was changed just now. Look again later.',
    'Файл ещё не пришёл целиком или только что изменился. Посмотрите позже.',
  ],
  'file-irregular': [
    'That is a link, a pipe or a folder, not an ordinary file. It was not opened.',
    'Это ссылка, канал или папка, а не обычный файл. Он не открыт.',
  ],
  'folder-not-chosen': ['No exchange folder was chosen.', 'Папка обмена не выбрана.'],
  'folder-missing': [
    'The exchange folder is not there. Connect the stick or start the program that syncs it.',
    'Папки обмена нет на месте. Подключите флешку или запустите программу синхронизации.',
  ],
  'folder-holds-vault': [
    'That folder holds the vault, or lies in the folder of the vault: what syncs it would carry the vault away.',
    'В этой папке лежит хранилище, или она внутри папки хранилища: программа синхронизации унесла бы и его.',
  ],
  'folder-unreadable': ['The exchange folder cannot be read.', 'Папка обмена не читается.'],
  'folder-unwritable': [
    'The exchange folder cannot be written to. Nothing left this computer.',
    'В папку обмена нельзя записать. С этого компьютера ничего не ушло.',
  ],
  'folder-crowded': [
    'There are too many files in the exchange folder. Move some of them away.',
    'В папке обмена слишком много файлов. Уберите часть из них.',
  ],
};

/** The sentence for a refusal, its code for scripts, and the field or option it is about. */
export function sentence({ code, detail }: Refusal): string {
  const text = texts[code][isRussian() ? 1 : 0];
  const about = Object.entries(detail ?? {}).map(([name, value]) => ` ${name}: ${value}`);
  return `corridor: ${text} [${code}]${about.join('')}`;
}
