/** Why somebody asks to erase; closed, so that no statement repeats in words what it asks to erase. */
export const erasureReasons = ['consent withdrawn', 'danger', 'mistake', 'no longer needed'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What a partner answers to a request: done, not done, or never had it. */
export const erasureAnswers = ['erased', 'declined', 'not held'] as const;
export type ErasureAnswer = (typeof erasureAnswers)[number];
