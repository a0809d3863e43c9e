/** Whether the report card is open. */
import { createStore } from 'zustand/vanilla';

export const reportStore = createStore<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function showReport(): void {
  reportStore.setState({ isOpen: true });
}

export function closeReport(): void {
  reportStore.setState({ isOpen: false });
}
