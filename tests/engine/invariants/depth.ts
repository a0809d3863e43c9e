/** `ORDINAL_DEEP=1`: look fifty times as long. */
export const isDeep = process.env['ORDINAL_DEEP'] === '1';

/** A busy machine is not a failing test: what does not end has hours to show it. */
export const timeout = isDeep ? 14_400_000 : 600_000;
