/**
 * A promise for React's `use` that is kept already: it gives its value at once. A hook that waits by `use` calls it also when there is nothing
 * to wait for: React goes on with a component that has waited where `use` made it stop, and without it takes the hooks behind it for too many.
 */
export function atHand<T>(value: T): Promise<T> {
  return Object.assign(Promise.resolve(value), { status: 'fulfilled', value } as const);
}
