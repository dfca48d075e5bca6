export { checkAlert, type Checked } from './check.ts';
export { changeAlert, makeAlert, muteAlert, removeAlert, restoreAlert } from './deciding.ts';
export { alertItems, firingItem } from './items.ts';
export { openWatch, type Watch } from './watch.ts';
