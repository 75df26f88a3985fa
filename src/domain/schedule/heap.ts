/** A binary heap over small integers `0 … size−1`, with O(log n) removal of any of them. */
export class IndexedHeap {
  private readonly order: number[] = [];
  private readonly place: Int32Array;
  private readonly before: (a: number, b: number) => boolean;

  /** `before` must be a strict total order on the members while they are in the heap. */
  constructor(size: number, before: (a: number, b: number) => boolean) {
    this.place = new Int32Array(size).fill(-1);
    this.before = before;
  }

  /** The first member, or −1. */
  top(): number {
    return this.order[0] ?? -1;
  }

  /** Does `a` come before `b`, in the heap or not? */
  precedes(a: number, b: number): boolean {
    return this.before(a, b);
  }

  push(member: number): void {
    this.order.push(member);
    this.rise(this.order.length - 1, member);
  }

  /** Nothing happens to who is not in it. */
  remove(member: number): void {
    const hole = this.place[member] ?? -1;
    if (hole < 0) return;
    const last = this.order.pop();
    this.place[member] = -1;
    if (last === undefined || last === member) return;
    this.rise(hole, last);
    this.sink(this.place[last] ?? 0, last);
  }

  private rise(from: number, member: number): void {
    const { order, place } = this;
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = order[parentAt] ?? 0;
      if (!this.before(member, parent)) break;
      order[at] = parent;
      place[parent] = at;
      at = parentAt;
    }
    order[at] = member;
    place[member] = at;
  }

  private sink(from: number, member: number): void {
    const { order, place } = this;
    const size = order.length;
    let at = from;
    for (;;) {
      let childAt = 2 * at + 1;
      if (childAt >= size) break;
      let child = order[childAt] ?? 0;
      const sibling = order[childAt + 1];
      if (sibling !== undefined && this.before(sibling, child)) {
        childAt++;
        child = sibling;
      }
      if (!this.before(child, member)) break;
      order[at] = child;
      place[child] = at;
      at = childAt;
    }
    order[at] = member;
    place[member] = at;
  }
}
