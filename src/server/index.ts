export { buildApp, type AppOptions } from './app.ts';
export { createSetUpToken, SET_UP_PATH } from './access/set-up.ts';
export type { Pipeline } from './pipeline.ts';
