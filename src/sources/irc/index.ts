export { irc } from './irc.ts';
