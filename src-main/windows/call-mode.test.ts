import { expect, test } from 'vitest';
import { CallMode } from './call-mode.ts';

const minute = 60_000;

function playing() {
  const time = { steady: 5 * minute, wall: 1_000 * minute };
  const call = new CallMode({ steady: () => time.steady, wall: () => time.wall });
  const wait = (minutes: number): void => {
    time.steady += minutes * minute;
    time.wall += minutes * minute;
  };
  return { time, call, wait };
}

test('no call was ever taken', () => {
  const { call } = playing();
  expect(call.left()).toBe(0);
  expect(call.since()).toBe(Infinity);
});

test('a call lasts for thirty minutes, and waiting begins when it ends', () => {
  const { call, wait } = playing();
  call.begin();
  wait(29);
  expect(call.left()).toBe(minute);
  expect(call.since()).toBe(0);
  wait(1);
  expect(call.left()).toBe(0);
  wait(4);
  expect(call.since()).toBe(4 * minute);
});

test('a call that is ended by hand', () => {
  const { call, wait } = playing();
  call.begin();
  wait(10);
  call.end();
  expect(call.left()).toBe(0);
  wait(3);
  expect(call.since()).toBe(3 * minute);
  call.end();
  expect(call.since()).toBe(3 * minute);
});

test('a second call in a row has its full time', () => {
  const { call, wait } = playing();
  call.begin();
  wait(10);
  call.end();
  wait(1);
  call.begin();
  expect(call.left()).toBe(30 * minute);
});

test('a computer that slept was not on the telephone', () => {
  const { call, time } = playing();
  call.begin();
  time.wall += 60 * minute;
  expect(call.left()).toBe(0);
  expect(call.since()).toBe(30 * minute);
});

test('a clock set back does not lengthen it', () => {
  const { call, time } = playing();
  call.begin();
  time.wall -= 600 * minute;
  time.steady += 31 * minute;
  expect(call.left()).toBe(0);
});

test('locking forgets it', () => {
  const { call, wait } = playing();
  call.begin();
  wait(1);
  call.forget();
  expect(call.left()).toBe(0);
  expect(call.since()).toBe(Infinity);
});
