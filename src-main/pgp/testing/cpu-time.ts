/** Processor time that `work` took in this process, in milliseconds. Unlike the clock it does not count what else runs. */
export const cpuTime = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
