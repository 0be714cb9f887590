/** Lets in whatever waits, then says whether the work is to stop: the cancelling is a message too. */
export async function isStopped(signal: AbortSignal): Promise<boolean> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  return signal.aborted;
}
