export const controller = {};
