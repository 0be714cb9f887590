/** Shown on the lock screen of the sample, for everyone to read: nothing real is ever in that vault. */
export const samplePassphrase = 'invented people only, lantern harbour';
