import { chmodSync, writeFileSync } from 'node:fs';
import { executable } from './app.ts';

/** A program that starts the runtime with every system call about the network written down, of all its processes. */
export function tracedRuntime(file: string, log: string): string {
  writeFileSync(
    file,
    `#!/bin/sh\nexec strace -f -qq --seccomp-bpf -e trace=%network -e signal=none -o '${log}' '${executable}' "$@"\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

/**
 * The system calls of a trace that go, or could go, beyond this machine: an address of a network family to which
 * something is sent, or at which something is listened for other than on the loopback interface.
 */
export function callsBeyond(trace: string): string[] {
  return trace.split('\n').filter((line) => {
    const call = /^(?:\d+\s+)?(?:<\.\.\. )?(\w+)/.exec(line)?.[1] ?? '';
    if (!/sa_family=AF_INET6?\b/.test(line)) return false;
    if (/^(connect|sendto|sendmsg|sendmmsg)$/.test(call)) return true;
    return call === 'bind' && !isLoopback(line);
  });
}

function isLoopback(line: string): boolean {
  return /inet_addr\("127\.|inet_pton\(AF_INET6, "::1"/.test(line);
}
