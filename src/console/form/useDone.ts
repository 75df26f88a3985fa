import { App } from "antd";

/**
 * Says that something is done, also when what it was done to has left the page with it: a mutation's own `onSuccess`
 * is not called then. A refusal was shown by the verb.
 */
export function useDone(): (done: Promise<unknown>, words: string) => Promise<void> {
  const { message } = App.useApp();
  return (done, words) =>
    done.then(
      () => void message.success(words),
      () => undefined,
    );
}
