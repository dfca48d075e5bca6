import { z } from 'zod';

/** The languages of the product; every message exists in each. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in every language. */
export const localisedSchema = z.object({ en: z.string(), 'zh-CN': z.string() });
export type Localised = z.infer<typeof localisedSchema>;

/** A message by its stable code, with the values that it mentions; see messages/. */
export const whySchema = z.object({ code: z.string(), about: z.record(z.string(), z.string()) });
export type WhyMessage = z.infer<typeof whySchema>;
