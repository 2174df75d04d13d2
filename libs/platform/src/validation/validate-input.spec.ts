import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsString, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DomainError } from '../errors/domain-error';
import { Opaque } from './opaque';
import { validateInput } from './validate-input';

class Entry {
  @IsInt()
  @Min(1)
  @Max(10)
  player_id!: number;
}

class Batch {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Entry)
  scores!: Entry[];

  @ValidateIf((_object, value) => value !== undefined)
  @IsString()
  note?: string;

  @ValidateIf((_object, value) => value !== undefined)
  @IsObject()
  metadata?: object;
}

class Parcel {
  @Opaque()
  @IsObject()
  content!: object;
}

class Stamped extends Parcel {
  @IsInt()
  stamp!: number;
}

class Nothing {}

const faultsOf = (payload: unknown) => {
  try {
    validateInput(Batch, payload);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message, ...error.data };
    throw error;
  }
  throw new Error('The payload was accepted');
};

describe('validateInput', () => {
  it('gives an instance of the class', () => {
    const input = validateInput(Batch, { scores: [{ player_id: 3 }], note: 'x' });
    expect(input).toBeInstanceOf(Batch);
    expect(input.scores[0]).toBeInstanceOf(Entry);
  });

  it('leaves out what the class does not declare, at every depth, but not inside free objects', () => {
    const input = validateInput(Batch, {
      scores: [{ player_id: 3, id: 9 }],
      role: 'x',
      metadata: { level: 2 },
    });
    expect(JSON.parse(JSON.stringify(input))).toEqual({ scores: [{ player_id: 3 }], metadata: { level: 2 } });
    expect(validateInput(Nothing, { id: 1 })).toEqual({});
  });

  it('names the path, the rule and the reason', () => {
    expect(faultsOf({ scores: [{ player_id: 3 }, { player_id: 'x' }] })).toMatchObject({
      code: 'invalid_request',
      errors: [
        { field: 'scores.1.player_id', code: 'is_int', message: 'player_id must be an integer number' },
      ],
    });
    expect(faultsOf({ scores: [{ player_id: 11 }] })).toMatchObject({
      errors: [{ field: 'scores.0.player_id', code: 'max' }],
    });
  });

  it('says of a missing field that it is required', () => {
    expect(faultsOf({})).toMatchObject({
      message: 'The request is not valid: scores is required',
      errors: [{ field: 'scores', code: 'required' }],
    });
  });

  it('hands an opaque field on as it came, whatever its keys are called, also in a class that extends', () => {
    const content = { constructor: 'Ferrari', then: { constructor: { name: 1 } } };
    expect(validateInput(Parcel, { content }).content).toBe(content);
    expect(validateInput(Stamped, { content, stamp: 1 })).toEqual({ content, stamp: 1 });
    expect(() => validateInput(Stamped, { content: 1, stamp: 'x' })).toThrow(DomainError);
  });

  it('refuses, and does not break at, a key named constructor elsewhere', () => {
    expect(() => validateInput(Batch, { scores: [], metadata: { constructor: 'Ferrari' } })).toThrow(
      DomainError,
    );
  });

  it('lists 20 faults at most', () => {
    const scores = Array.from({ length: 500 }, () => ({ player_id: 'x' }));
    expect(faultsOf({ scores }).errors).toHaveLength(20);
  });

  it.each([null, undefined, 7, 'text', [[]]])('refuses %p, which is no object', (payload) => {
    expect(faultsOf(payload)).toMatchObject({ errors: [{ code: 'is_object' }] });
  });
});
