import { IsPlainText } from '@app/contracts';

export class ModePath {
  /** A game mode's code, percent-encoded: 1–64 characters, case-sensitive, slashes and emoji included. */
  @IsPlainText(1, 64)
  mode!: string;
}

export class CodePath {
  /** A game mode's code, percent-encoded; `GLOBAL`: all modes together. */
  @IsPlainText(1, 64)
  code!: string;
}
