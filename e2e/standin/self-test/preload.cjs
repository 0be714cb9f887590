const { contextBridge, ipcRenderer, webUtils } = require('electron');

globalThis.secretOfThePreload = 'not for the page';

contextBridge.exposeInMainWorld('selfTest', {
  call: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  sync: (value) => ({ got: value, doubled: value.number * 2 }),
  refuse: () => {
    throw new RangeError('refused by the preload');
  },
  on: (channel, listener) => {
    const heard = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, heard);
    return () => ipcRenderer.removeListener(channel, heard);
  },
  pathOf: (file) => ipcRenderer.invoke('echo', { path: webUtils.getPathForFile(file), name: file.name }),
  uncloneable: () => ({ node: document }),
  require: (name) => {
    try {
      return typeof require(name);
    } catch (error) {
      return error.message;
    }
  },
  world: () => ({
    pageGlobal: typeof globalThis.globalOfThePage,
    prototype: Array.prototype.patchedByThePage === undefined,
  }),
  openVaultPort: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('vault-port', null, [port1]);
    window.postMessage('vault-port', '*', [port2]);
  },
});
ipcRenderer.on('port', (event, message) => window.postMessage(message, '*', event.ports));
