export { checkAlert, type Checked } from './check.ts';
export { deliverDue, sendTest } from './courier.ts';
export { changeAlert, makeAlert, muteAlert, removeAlert, restoreAlert } from './deciding.ts';
export { alertItems, deliveryItem, firingItems } from './items.ts';
export { makeReceiver, receiverItem } from './make-receiver.ts';
export { openWatch, type Watch } from './watch.ts';
