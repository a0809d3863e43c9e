/** 每一题的话，按主题分。 */
import { disks } from './challenges/disks.ts';
import { names } from './challenges/names.ts';
import { nodes } from './challenges/nodes.ts';
import { scaling } from './challenges/scaling.ts';
import { updates } from './challenges/updates.ts';

export const challenges = { ...updates, ...scaling, ...disks, ...names, ...nodes };
