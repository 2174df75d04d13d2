import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsInt,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IntegerFromText, IsPlainText, Optional, Trim } from '../field-rules';
import { IdInput, PageInput } from '../page.dto';

/** A person who plays. Times are ISO 8601 in UTC with milliseconds. */
export class Player {
  id!: number;
  username!: string;
  email!: string;
  display_name!: string;
  created_at!: string;
  /** When the player last changed the profile or finished a game. */
  last_active!: string;
}

export class NewPlayer {
  /** 1–50 characters in any script, unique. */
  @Trim()
  @IsPlainText(1, 50)
  username!: string;

  /** A valid address, unique. */
  @Trim()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** Up to 100 characters; missing, empty or null: the username. */
  @Trim()
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsPlainText(0, 100)
  display_name?: string | null;
}

export class CreatePlayerInput extends NewPlayer {
  /** The `Idempotency-Key` of the request. */
  @Optional()
  @IsPlainText(1, 255)
  idempotency_key?: string;
}

/** A player from another system or an earlier time. */
export class ImportedPlayer extends NewPlayer {
  /** Milliseconds since 1970-01-01 UTC, not in the future. */
  @IsInt()
  @Min(0)
  @Max(8_640_000_000_000_000)
  registered_at!: number;
}

export class ImportPlayersInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ImportedPlayer)
  players!: ImportedPlayer[];
}

export class ImportedPlayers {
  /** The id of each player, in the order given. */
  ids!: number[];

  /** How many were created; the others were there before. */
  created!: number;
}

/** Any of the three fields; what is missing stays as it is. */
export class PlayerChanges {
  /** 1–50 characters in any script, unique. */
  @Trim()
  @Optional()
  @IsPlainText(1, 50)
  username?: string;

  /** A valid address, unique. */
  @Trim()
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  /** Up to 100 characters; empty or null: the username. */
  @Trim()
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsPlainText(0, 100)
  display_name?: string | null;
}

export class UpdatePlayerInput {
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  id!: number;

  @ValidateNested()
  @Type(() => PlayerChanges)
  changes!: PlayerChanges;
}

export class UsernameInput {
  @IsPlainText(1, 50)
  username!: string;
}

export class ListPlayersInput extends PageInput {
  /** At most this many players, up to 1,000. */
  @Optional()
  @IntegerFromText()
  @IsInt()
  @Min(0)
  @Max(1000)
  limit?: number;

  /** Matches the start of any word of a username or display name, in any case and script. */
  @Optional()
  @IsPlainText(0, 100)
  search?: string;
}

/** Who removes a player and why, for the record. */
export class RemovalReason {
  /** Why: 1–500 characters. */
  @Optional()
  @IsPlainText(1, 500)
  reason?: string;

  /** Who decided so: 1–255 characters; missing: whoever sent the request. */
  @Optional()
  @IsPlainText(1, 255)
  removed_by?: string;
}

export class RemovePlayerInput extends IdInput {
  @Optional()
  @IsPlainText(1, 500)
  reason?: string;

  @Optional()
  @IsPlainText(1, 255)
  removed_by?: string;
}

export class RemovedPlayer {
  /** A sentence that says which player is gone. */
  message!: string;
}
