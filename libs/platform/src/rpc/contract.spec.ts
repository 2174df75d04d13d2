import 'reflect-metadata';
import { contract, methodsOf } from './contract';

class Text {
  text!: string;
}
class Count {
  count!: number;
}

abstract class Sound {
  static readonly contract = contract<Sound>('sound', {
    say: { input: Text, repeatable: true },
    count: { input: Count },
  });
  abstract say(input: Text): Promise<{ at: string; nested: { list: (number | null)[] }[] }>;
  abstract count(input: Count): Promise<void>;
}

interface Dated {
  at(input: Text): Promise<{ deep: { at: Date }[] }>;
}
interface Big {
  big(input: Text): Promise<bigint | null>;
}

/** Never run: the compiler is what is tested, and an expected error that is missing does not compile. */
export const refused = () => [
  // @ts-expect-error A method is missing from the map.
  contract<Sound>('sound', { say: { input: Text } }),
  // @ts-expect-error The DTO is not the one that the method takes.
  contract<Sound>('sound', { say: { input: Count }, count: { input: Count } }),
  // @ts-expect-error A Date would arrive as text.
  contract<Dated>('dated', { at: { input: Text } }),
  // @ts-expect-error A bigint would not arrive at all.
  contract<Big>('big', { big: { input: Text } }),
];

describe('a contract', () => {
  it('lists its methods with their inputs', () => {
    expect([...methodsOf(Sound)]).toEqual([
      ['say', { input: Text, repeatable: true }],
      ['count', { input: Count }],
    ]);
  });
});
