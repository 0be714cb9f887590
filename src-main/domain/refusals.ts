/**
 * Every named refusal and the exit code of the command line for it:
 * 1 usage · 2 signature good, key not trusted · 3 forged, altered, fork, not for me · 4 malformed ·
 * 5 wrong passphrase · 6 file, disk, or vault open elsewhere.
 */
export const refusals = {
  usage: 1,
  'no-such-record': 1,
  'no-such-contact': 1,
  'no-such-conflict': 1,
  'no-such-draft': 1,
  'no-such-preview': 1,
  'nothing-to-send': 1,
  'preset-not-for-role': 1,
  'passphrase-missing': 1,
  'passphrase-weak': 1,
  'name-empty': 1,
  'digest-differs': 1,
  locked: 1,
  cancelled: 1,
  'contact-is-self': 1,
  'contact-not-accepted': 1,

  'signer-unknown': 2,
  'signer-rejected': 2,

  'bundle-not-for-me': 3,
  'bundle-altered': 3,
  'bundle-unsigned': 3,
  'bundle-signature-bad': 3,
  'bundle-sender-differs': 3,
  'bundle-recipients': 3,
  'bundle-fork': 3,
  'bundle-member-altered': 3,
  'change-signature-bad': 3,
  'change-digest-bad': 3,

  'bundle-empty': 4,
  'bundle-truncated': 4,
  'bundle-too-large': 4,
  'bundle-not-openpgp': 4,
  'bundle-compressed': 4,
  'bundle-malformed': 4,
  'bundle-newer': 4,
  'manifest-malformed': 4,
  'change-malformed': 4,
  'certificate-malformed': 4,
  'certificate-foreign-form': 4,
  'certificate-weak': 4,
  'certificate-secret': 4,
  'certificate-several': 4,
  'certificate-unusable': 4,
  'input-malformed': 4,
  'type-unknown': 4,
  'field-unknown': 4,
  'field-value-bad': 4,
  'record-id-bad': 4,

  'unlock-failed': 5,

  'vault-missing': 6,
  'vault-exists': 6,
  'vault-open-elsewhere': 6,
  'vault-damaged': 6,
  'vault-newer': 6,
  'vault-not-a-vault': 6,
  'vault-read-only': 6,
  'disk-full': 6,
  'file-unreadable': 6,
  'file-unwritable': 6,
  'file-exists': 6,
} as const satisfies Readonly<Record<string, 1 | 2 | 3 | 4 | 5 | 6>>;

export type RefusalCode = keyof typeof refusals;
