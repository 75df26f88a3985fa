import { Problem, type ProblemFacts } from "../contracts/problem.ts";

/**
 * What crosses an object's border. Refusals are exceptions inside a transaction, where a throw rolls back, and data
 * here: `instanceof` does not survive the RPC border.
 */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: ProblemFacts };

/** Runs `work` and turns a thrown Problem into data; anything else is a fault and goes on. */
export function answer<Value>(work: () => Value): Answer<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.facts };
    throw error;
  }
}

/** The other side of the border: the value, or the Problem thrown anew. */
export function settle<Value>(answered: Answer<Value>): Value {
  if (answered.ok) return answered.value;
  const { code, ...more } = answered.problem;
  throw new Problem(code, more);
}
