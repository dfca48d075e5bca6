export { asteriskCdr } from './asterisk-cdr.ts';
