/** `ORDINAL_DEEP=1`: look fifty times as long. */
export const isDeep = process.env['ORDINAL_DEEP'] === '1';
