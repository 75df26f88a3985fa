/** A reason not to start that the operator can act on; printed without a stack, Chinese first. */
export class Refusal extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
    this.name = "Refusal";
  }
}

/** Prints one notice in both languages. */
export function say(chinese: string, english: string): void {
  console.log(`${chinese}\n${english}`);
}

/** Prints what went wrong, a refusal without its stack, and ends the process. */
export function endWith(error: unknown): never {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
