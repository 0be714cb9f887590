import { writeFileSync } from 'node:fs';

/** Nobody else reads what this process writes, and a crash leaves none of its memory on the disk. */
export function keepToOneself(): void {
  process.umask(0o077);
  if (process.platform !== 'linux') return;
  try {
    // No mapping at all goes into a core dump (core(5)); child processes inherit it. Node can't set RLIMIT_CORE.
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // No /proc, or not ours to change: then the system's own setting stands.
  }
}
