export { LIMITS } from './limits.ts';
export { attachmentOf, type Attachment } from './mail/index.ts';
export type { SourceFile } from './source-file.ts';
export * from './source.ts';
export { SOURCES } from './sources.ts';
export { SAMPLE_COMPANY, sampleFile } from './synthetic/index.ts';
