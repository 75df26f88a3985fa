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
