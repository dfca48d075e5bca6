/**
 * What people say about one matter. Subjects, asks and answers belong together by their place in the
 * list, further questions and their answers likewise. `{order}`, `{item}`, `{city}`, `{date}` and `{agent}` are filled in.
 */
export interface Topic {
  readonly subjects: readonly string[];
  /** How the customer begins. */
  readonly asks: readonly string[];
  /** What we answer. */
  readonly answers: readonly string[];
  /** What the customer wants to know next, and what we say to that. */
  readonly further: readonly string[];
  readonly furtherAnswers: readonly string[];
}

/** One language's way of talking with customers. */
export interface Words {
  readonly items: readonly string[];
  readonly cities: readonly string[];
  readonly topics: readonly Topic[];
  /** Of mails; `{name}` is the customer's. */
  readonly greetings: readonly string[];
  readonly agentGreetings: readonly string[];
  readonly closings: readonly string[];
  readonly agentClosings: readonly string[];
  /** Of chats. */
  readonly hellos: readonly string[];
  readonly agentHellos: readonly string[];
  readonly thanks: readonly string[];
  readonly welcomes: readonly string[];
  readonly acknowledgement: string;
  readonly acknowledgementSubject: string;
  readonly joined: string;
  readonly unhappy: readonly string[];
}
