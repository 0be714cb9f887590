/** Reasons that only the user takes back: accepting the author, or the same bundle again, releases nothing of these. */
type HeldReason = 'set-aside' | 'author-compromised';

export const isHeld = <T extends { readonly reason: string }>(
  change: T,
): change is T & { readonly reason: HeldReason } =>
  change.reason === 'set-aside' || change.reason === 'author-compromised';
