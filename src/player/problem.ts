/** A failure with a short code that people and servers can read; codes are at most 40 characters. */
export class PlayerProblem extends Error {
  readonly code: string;
  constructor(code: string, detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
  }
}

/** The code of anything thrown; foreign errors become `other` with their text kept for the log. */
export function codeOf(error: unknown, other: string): string {
  return error instanceof PlayerProblem ? error.code : other;
}

function textOf(error: unknown): string {
  if (error === undefined) return "";
  if (error instanceof Error) return error.message;
  return typeof error === "string" ? error : Object.prototype.toString.call(error);
}

const KEPT = 20;
const MAX_LENGTH = 300;

export type ErrorLog = {
  note(code: string, error?: unknown): void;
  /** Newest last; what a heartbeat reports. */
  recent(): string[];
};

/** Keeps the last few distinct errors; a repeated one moves to the end instead of filling the list. */
export function createErrorLog(): ErrorLog {
  let lines: string[] = [];
  return {
    note(code, error) {
      const text = textOf(error);
      const line = (text.startsWith(code) ? text : text ? `${code}: ${text}` : code).slice(0, MAX_LENGTH);
      lines = [...lines.filter((kept) => kept !== line), line].slice(-KEPT);
    },
    recent: () => lines,
  };
}
