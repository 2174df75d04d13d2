import { IsPlainText } from '@app/contracts';

export class ModePath {
  /** A game mode's code, percent-encoded: 1–64 characters, case-sensitive, slashes and emoji included. */
  @IsPlainText(1, 64)
  mode!: string;
}
