import { expect, test } from 'vitest';
import { isTrustedSender, type Sender } from './trusted-sender.ts';

const document = 'app://local/index.html';
const contents = { mainFrame: { processId: 3, routingId: 4 } };
const frame = { url: document, parent: null, processId: 3, routingId: 4 };

const trusted = (event: Sender) => isTrustedSender(event, contents, document);

test('the main frame of the window with our document is trusted', () => {
  expect(trusted({ sender: contents, senderFrame: frame })).toBe(true);
  expect(trusted({ sender: contents, senderFrame: { ...frame, url: `${document}#/cases` } })).toBe(true);
});

test.each([
  ['another window', { sender: {}, senderFrame: frame }],
  ['a frame that is gone', { sender: contents, senderFrame: null }],
  ['a frame within', { sender: contents, senderFrame: { ...frame, parent: frame } }],
  ['another process', { sender: contents, senderFrame: { ...frame, processId: 9 } }],
  ['another frame', { sender: contents, senderFrame: { ...frame, routingId: 9 } }],
  ...[
    'https://local/index.html',
    'app://other/index.html',
    'app://local/other.html',
    'app://local/index.html?x',
    'file:///index.html',
    'about:blank',
    '',
  ].map((url) => [`the document ${url}`, { sender: contents, senderFrame: { ...frame, url } }] as const),
] as const)('%s is not', (_, event) => {
  expect(trusted(event)).toBe(false);
});

test('a frame that throws when it is read is not', () => {
  const senderFrame = {
    ...frame,
    get url(): string {
      throw new Error('Render frame was disposed');
    },
  };
  expect(trusted({ sender: contents, senderFrame })).toBe(false);
});

test('nobody is without a window', () => {
  expect(isTrustedSender({ sender: contents, senderFrame: frame }, null, document)).toBe(false);
});
