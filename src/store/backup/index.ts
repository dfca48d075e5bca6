export { backup } from './backup.ts';
export { type CheckedBackup, checkBackup, restore } from './restore.ts';
export type { BackupReport } from './manifest.ts';
