/** All challenges, by what they are about. They arrive when somebody asks for them. */
import type { Challenge } from './challenge.ts';
import { disks } from './disks.ts';
import { names } from './names.ts';
import { nodes } from './nodes.ts';
import { scaling } from './scaling.ts';
import { updates } from './updates.ts';

export const challenges: readonly Challenge[] = [...updates, ...scaling, ...disks, ...names, ...nodes];

/** The challenge of a name, or undefined. */
export function challengeOf(id: string): Challenge | undefined {
  return challenges.find((each) => each.id === id);
}
