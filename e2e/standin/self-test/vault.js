console.log(`args ${process.argv.slice(2).join(' ')}`);

let electron = 'found';
try {
  await import('electron');
} catch {
  electron = 'none';
}

process.parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (port === undefined) {
    process.parentPort.postMessage({
      heard: data.hello instanceof Uint8Array && data.hello.length,
      electron,
    });
    return;
  }
  port.on('message', (event) => {
    // A port inside a port: the answer goes there.
    const [inner] = event.ports;
    (inner ?? port).postMessage({ vault: event.data, pid: process.pid });
  });
  port.on('close', () => process.parentPort.postMessage('port closed'));
  port.start();
});
