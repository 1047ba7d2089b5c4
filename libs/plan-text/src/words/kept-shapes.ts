/**
 * V8 drops the machine code of a class with the last instance of it: after each full collection of garbage the next text
 * would be read by cold code, at half the speed. One instance of each class that reads texts stays, and its code with it.
 */
const KEPT: object[] = [];

export function keepShapeOf(instance: object): void {
  KEPT.push(instance);
}
