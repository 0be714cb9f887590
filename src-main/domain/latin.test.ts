import { describe, expect, it } from 'vitest';
import { latinForms, latinReadings } from './latin.ts';

const finds = (typed: string, name: string): boolean =>
  latinReadings(typed).some((reading) => latinForms(name).some((form) => form.startsWith(reading)));

describe('Latin letters find Cyrillic names', () => {
  it.each([
    ['Жуков', ['Zhukov', 'Jukov', 'Žukov', 'zhuk', 'z', 'zh']],
    ['Хасан', ['Khasan', 'Hasan', 'khas', 'k']],
    ['Юлия', ['Yulia', 'Iuliia', 'Julia', 'Yuliya', 'Ûliâ', 'yu', 'iu']],
    ['Щукин', ['Shchukin', 'Schukin', 'Ŝukin', 'sh', 'shch']],
    ['Яков', ['Yakov', 'Iakov', 'Jakov']],
    ['Пётр', ['Petr', 'Pyotr', 'Pjotr']],
    ['Фёдор', ['Fedor', 'Fyodor']],
    ['Андрей', ['Andrey', 'Andrei', 'Andrej', 'Andr']],
    ['Дмитрий', ['Dmitriy', 'Dmitri', 'Dmitry', 'Dmitrij']],
    ['Сергеев', ['Sergeev', 'Sergeyev']],
    ['Цветаева', ['Tsvetaeva', 'Cvetaeva', 'Tsvetayeva']],
    ['Чехов', ['Chekhov', 'Čehov', 'Tchekhov']],
    ['Ельцин', ['Yeltsin', 'Eltsin', "El'cin"]],
    ['Александра', ['Aleksandra', 'Alexandra']],
    ['Шамиль', ['Shamil', "Shamil'", 'Šamil']],
    ['Вікторія', ['Viktoriia', 'Victoria']],
    ['Хамзат', ['Hamzat', 'Khamzat', 'Xamzat', 'xam']],
    ['Чеченов', ['Tschetschenow']],
    ['Джамиля', ['Dschamilja', 'Djamilya', 'Jamilya']],
    ['Шамиль', ['Şamil']],
    ['Zhanna', ['Zhanna', 'Janna', 'Žanna']],
  ])('%s', (name, typed) => {
    for (const each of typed) expect(finds(each, name), each).toBe(true);
  });

  it('does not find everything', () => {
    expect(finds('Zhukov', 'Шуков')).toBe(false);
    expect(finds('Ivan', 'Семён')).toBe(false);
    expect(latinReadings('жук')).toEqual([]);
  });
});
