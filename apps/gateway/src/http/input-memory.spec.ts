import { InputMemory } from './input-memory';

class First {}
class Second {}

it('makes each input once, and keeps the DTOs apart', () => {
  const memory = new InputMemory();
  const make = jest.fn(() => ({ limit: 10 }));
  const first = memory.recall(First, { limit: '10' }, make);
  expect(memory.recall(First, { limit: '10' }, make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
  expect(memory.recall(Second, { limit: '10' }, make)).not.toBe(first);
  expect(memory.recall(First, { limit: '11' }, make)).not.toBe(first);
});

it('nobody can change what others get', () => {
  const input = new InputMemory().recall(First, {}, () => ({ limit: 10 })) as { limit: number };
  expect(() => (input.limit = 11)).toThrow(TypeError);
});

it('keeps neither long queries nor failures, and no more than a thousand', () => {
  const memory = new InputMemory();
  const make = jest.fn(() => ({}));
  const long = { search: 's'.repeat(300) };
  memory.recall(First, long, make);
  memory.recall(First, long, make);
  expect(make).toHaveBeenCalledTimes(2);
  const fail = () => {
    throw new Error('refused');
  };
  expect(() => memory.recall(First, { a: '1' }, fail)).toThrow('refused');
  expect(() => memory.recall(First, { a: '1' }, fail)).toThrow('refused');
  make.mockClear();
  memory.recall(First, { id: 0 }, make);
  for (let id = 1; id <= 1_000; id++) memory.recall(First, { id }, make);
  memory.recall(First, { id: 0 }, make);
  expect(make).toHaveBeenCalledTimes(1_002);
});
