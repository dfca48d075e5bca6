/**
 * How a call ended. `missed`: it rang an agent and nobody took it. `abandoned`: the caller left
 * first. `unreached`: an outbound call that nobody took, or that found the line busy; it is neither.
 */
export const CALL_OUTCOMES = ['answered', 'missed', 'abandoned', 'unreached', 'failed'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
