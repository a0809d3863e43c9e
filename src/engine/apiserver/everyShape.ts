/** Every shape there is. Whoever reads objects of any kind and with any field imports this; the first view does without. */
import { moreShapes } from './moreShapes.ts';
import { otherShapes } from './otherShapes.ts';
import { learnShapes } from './shapes.ts';

learnShapes(moreShapes, otherShapes);
