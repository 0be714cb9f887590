import type { RecordId } from '../../domain/ids.ts';
import { sampleHelpers, sampleHouses } from './houses.ts';
import { dayAt, morning, record, said, type SampleAct, type SampleWorld } from './timeline.ts';

const since = -90;
const lostOn = -9;

/** Ids first, so that cases can name houses before anything is written. */
export function namePlaces(id: () => RecordId): Pick<SampleWorld, 'houses' | 'units' | 'helpers'> {
  return {
    houses: new Map(sampleHouses.map(({ codeName }) => [codeName, id()])),
    units: new Map(
      sampleHouses.flatMap(({ codeName, units }) =>
        units.map(([name]) => [`${codeName}/${name.en}`, id()] as const),
      ),
    ),
    helpers: new Map(sampleHelpers.map(({ alias }) => [alias, id()])),
  };
}

const nights = (world: SampleWorld, [from, until]: readonly [number, number]): string =>
  `${dayAt(world, from)}/${dayAt(world, until)}`;

/** Houses, their rooms and the people who help, as they were at the beginning, and the house that was lost since. */
export function placeActs(world: SampleWorld): readonly SampleAct[] {
  const helpers = sampleHelpers.map((helper, index): SampleAct => {
    const id = world.helpers.get(helper.alias) ?? world.id();
    const { alias, kinds, vetting, state, phone } = helper;
    return {
      at: morning(world, since) + index * 60_000,
      records: [
        record('helper', id, { alias, kinds, vetting, state }),
        record('channel', world.id(), { parent: id, kind: 'phone', value: phone }),
      ],
    };
  });
  const houses = sampleHouses.map((house, index): SampleAct => {
    const { codeName, state, keeper, suits, host, units } = house;
    const id = world.houses.get(codeName) ?? world.id();
    const address = said(world, {
      en: `Invented Street ${index + 1}`,
      ru: `Выдуманная улица, ${index + 1}`,
    });
    return {
      at: morning(world, since) + (30 + index) * 60_000,
      records: [
        record('safeHouse', id, {
          codeName,
          state: state === 'compromised' ? 'open' : state,
          suits,
          address,
          ...(keeper === null ? {} : { keeper: world.who[keeper] }),
          ...(host === null ? {} : { host: world.helpers.get(host) }),
        }),
        ...units.map(([name, beds, blocked]) =>
          record('unit', world.units.get(`${codeName}/${name.en}`) ?? world.id(), {
            safeHouse: id,
            name: said(world, name),
            beds,
            ...(blocked === undefined
              ? {}
              : blocked === true
                ? { blocked }
                : { blockedNights: [nights(world, blocked)] }),
          }),
        ),
      ],
    };
  });
  const lost = sampleHouses
    .filter(({ state }) => state === 'compromised')
    .map(({ codeName }): SampleAct => ({
      at: morning(world, lostOn),
      records: [record('safeHouse', world.houses.get(codeName) ?? world.id(), { state: 'compromised' })],
    }));
  return [...helpers, ...houses, ...lost];
}
