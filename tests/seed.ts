/**
 * Which random scenarios the properties look at. `npm test` looks at the same ones on every machine, so that what fails there fails
 * everywhere; `npm run test:deep` draws new ones each time, and `ORDINAL_SEED=N` looks at those of a run that failed.
 */
import fc from 'fast-check';

const asked = Number(process.env.ORDINAL_SEED ?? Number.NaN);
const seed = Number.isInteger(asked) ? asked : 33;

if (process.env.ORDINAL_DEEP !== '1' || Number.isInteger(asked)) fc.configureGlobal({ seed });
