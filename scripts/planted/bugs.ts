/** All planted bugs: the historical ones, the traps of semantics 13, and slips that somebody could make. */
import { creationBugs } from './bugs/creation.ts';
import { ownershipBugs } from './bugs/ownership.ts';
import { revisionBugs } from './bugs/revisions.ts';
import { scaleDownBugs } from './bugs/scaleDown.ts';
import { servingBugs } from './bugs/serving.ts';
import { statusBugs } from './bugs/status.ts';
import { updateBugs } from './bugs/updates.ts';
import { wakingBugs } from './bugs/waking.ts';
import type { PlantedBug } from './plantedBug.ts';

export const plantedBugs: readonly PlantedBug[] = [
  ...revisionBugs,
  ...creationBugs,
  ...scaleDownBugs,
  ...updateBugs,
  ...statusBugs,
  ...ownershipBugs,
  ...wakingBugs,
  ...servingBugs,
];
