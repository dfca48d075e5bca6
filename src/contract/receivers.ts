import { z } from 'zod';
import { MAIL_SECURITY } from './mail-security.ts';
import { LOCALES, localisedSchema } from './text.ts';

const nameSchema = z.string().trim().min(1).max(200);

/** An address that gets a signed POST. Private networks only where whoever typed it allowed them. */
export const webhookSchema = z.strictObject({
  kind: z.literal('webhook'),
  name: nameSchema,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .describe('http or https; redirects are not followed'),
  isPrivateAllowed: z.boolean().default(false).describe('It may lie in a private network, or on this machine'),
});

/** Somebody who gets mail, in a language of their choice. */
export const mailReceiverSchema = z.strictObject({
  kind: z.literal('mail'),
  name: nameSchema,
  address: z.email().max(320),
  locale: z.enum(LOCALES).default('en'),
});

export const receiverAboutSchema = z.discriminatedUnion('kind', [webhookSchema, mailReceiverSchema]);
export type ReceiverAbout = z.output<typeof receiverAboutSchema>;
export type ReceiverAboutInput = z.input<typeof receiverAboutSchema>;

export const receiverSchema = z.object({
  receiverId: z.number().int(),
  about: receiverAboutSchema,
  madeBy: z.string(),
  madeAt: z.string(),
});
export type ReceiverItem = z.infer<typeof receiverSchema>;

/** `secret` signs a webhook's bodies and is told this once; null of a mail receiver. */
export const newReceiverSchema = receiverSchema.extend({ secret: z.string().nullable() });
export type NewReceiver = z.infer<typeof newReceiverSchema>;

export const DELIVERY_EVENTS = ['fired', 'cleared', 'test'] as const;
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number];
export const DELIVERY_STATES = ['due', 'done', 'failed'] as const;

/** One telling: `due` until it arrived (`done`) or was given up (`failed`). */
export const deliverySchema = z.object({
  deliveryId: z.number().int(),
  receiverId: z.number().int(),
  receiver: z.string(),
  firingId: z.number().int().nullable(),
  event: z.enum(DELIVERY_EVENTS),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** When it is tried next. */
  dueAt: z.string(),
  madeAt: z.string(),
  doneAt: z.string().nullable(),
  /** Why the last attempt failed. */
  problem: localisedSchema.nullable(),
});
export type DeliveryItem = z.infer<typeof deliverySchema>;

const tellingFields = {
  address: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .describe('Where people open Rapport; links in messages begin with it'),
  host: z.string().trim().min(1).max(255).nullable().describe('The SMTP server; null: no mail is sent'),
  port: z.number().int().min(1).max(65_535).nullable(),
  security: z.enum(MAIL_SECURITY).nullable(),
  username: z.string().max(320).nullable(),
  sender: z.email().max(320).nullable(),
};

/** How messages leave. The password is never told: only whether there is one. */
export const tellingSchema = z.object({ ...tellingFields, hasPassword: z.boolean() });
export type Telling = z.infer<typeof tellingSchema>;

/** Without `password` the one that there is stays; null takes it away. */
export const setTellingSchema = z.strictObject({
  ...tellingFields,
  password: z.string().max(1_000).nullable().optional(),
});
export type SetTelling = z.infer<typeof setTellingSchema>;
