import { expect, test } from "vitest";
import { Verbatim, capnp } from "../../src/host/capnp.ts";

test("writes structures, lists, numbers and constants", () => {
  expect(capnp({ name: "main", worker: { list: [1, true, new Verbatim(".w")] }, none: [], empty: {} })).toBe(
    '(name = "main", worker = (list = [1, true, .w]), none = [], empty = ())',
  );
});

test("no string ends early or starts an escape of its own", () => {
  expect(capnp('a"b\\c\nd\u0001e\u007f')).toBe(String.raw`"a\x22b\x5cc\x0ad\x01e\x7f"`);
  expect(capnp("守住钱袋子 ${HOME} '")).toBe('"守住钱袋子 ${HOME} \'"');
});
