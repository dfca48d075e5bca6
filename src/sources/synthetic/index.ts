export { synthetic } from './synthetic.ts';
export { type Company, SAMPLE_COMPANY, sampleFile } from './company.ts';
